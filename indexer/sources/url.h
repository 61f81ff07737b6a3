// URLs, as far as sources need them.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Whether it has a scheme ("https:", "urn:").
[[nodiscard]] bool is_absolute_url(std::string_view url);

// `reference` as seen from `base` (RFC 3986, section 5.2, dot segments left as they are); the
// reference itself where there is no absolute base. Blanks at its ends go.
[[nodiscard]] std::string resolved_url(std::string_view base, std::string_view reference);

// "www.example.com" of "https://www.example.com:8080/a"; empty where there is none.
[[nodiscard]] std::string_view host_of(std::string_view url);

}  // namespace dateline
