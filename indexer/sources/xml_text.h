// The text of XML elements.
#pragma once

#include <functional>
#include <pugixml.hpp>
#include <string>

namespace dateline {

// All text below, as it stands.
[[nodiscard]] std::string raw_text(const pugi::xml_node& node);
// All text below in one line.
[[nodiscard]] std::string line_text(const pugi::xml_node& node);
// Everything inside the element as markup ("<p>a</p>"), namespace prefixes of elements left out.
[[nodiscard]] std::string inner_markup(const pugi::xml_node& node);
// Text with one paragraph for each innermost element that holds text beside inline markup, a blank
// line between them. Elements for which `skip` holds are left out.
[[nodiscard]] std::string paragraphs(const pugi::xml_node& node,
                                     const std::function<bool(const pugi::xml_node&)>& skip = {});

}  // namespace dateline
