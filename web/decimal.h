// Numbers for SVG.
#pragma once

#include <string>

namespace dateline::web {

// To two digits behind the point and no zeros at the end: "12.5". REQUIRES a finite number below a
// million.
[[nodiscard]] std::string decimal(double value);

}  // namespace dateline::web
