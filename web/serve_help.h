// What dateline-serve --help prints.
#pragma once

#include <string_view>

namespace dateline::web {

// Fits a terminal of 24 lines and 80 columns; docs/man/dateline-serve.1 has the rest.
[[nodiscard]] std::string_view help_text();

}  // namespace dateline::web
