// How to cite an article.
#pragma once

#include <string>

#include "core/schema/article.h"

namespace dateline::web {

// A. Writer, “Title”, Source, 25 November 2021, https://example.org/1: what is known of it, in that
// order. Plain text.
[[nodiscard]] std::string citation(const Article& article);

}  // namespace dateline::web
