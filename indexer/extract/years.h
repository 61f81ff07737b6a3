// Whether four digits in running text are a year or a number.
#pragma once

#include <cstddef>

#include "indexer/extract/word_view.h"

namespace dateline {

// Whether word i is a plain calendar year ("in 2020", "the 1973 building", "2005–2015"), not an
// amount ("2000 people", "$2000"). A possessive ("2020's") counts as the year. Constant time.
[[nodiscard]] bool reads_as_year(const WordView& view, std::size_t i);

}  // namespace dateline
