// What a page's tree would cost, told from its tags before it is made: gumbo recurses, reopens
// formatting elements in each block, and compares each attribute with all others of its tag.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Why the tree of `html` would take far more time or memory than the page's size justifies; empty
// for what is bearable, as every page of a real site is. Linear time.
[[nodiscard]] std::string unbearable_html(std::string_view html);

// `html` with blanks for what its scripts hold, but for JSON-LD: "i<n" opens no element, and what
// looks like hundreds of open tags mostly is that. Linear time.
[[nodiscard]] std::string without_scripts(std::string_view html);

}  // namespace dateline
