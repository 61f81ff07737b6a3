// Style sheets, scripts, icon, texts and the API's description: embedded when built, under names
// that change with their content.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::web {

struct Asset {
  std::string_view name;  // "style.css"
  std::string_view hash;  // of the content
  std::string_view content_type;
  std::string_view content;
};

[[nodiscard]] const std::vector<Asset>& assets();

// REQUIRES an asset of that name.
[[nodiscard]] const Asset& asset_named(std::string_view name);

// "/assets/style-0123456789abcdef.css" for "style.css". REQUIRES an asset of that name.
[[nodiscard]] std::string asset_path(std::string_view name);

// The asset whose path ends in `file` ("style-0123456789abcdef.css"); null where there is none.
[[nodiscard]] const Asset* asset_for(std::string_view file);

// The names of all script modules; app.js imports the others.
[[nodiscard]] const std::vector<std::string_view>& script_modules();

}  // namespace dateline::web
