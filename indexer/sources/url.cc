#include "indexer/sources/url.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace dateline {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// Where "//host" ends.
std::size_t end_of_authority(std::string_view url) {
  const std::size_t slashes = url.find("://");
  const std::size_t begin = slashes == std::string_view::npos ? url.find(':') + 1 : slashes + 3;
  return std::min(url.find_first_of("/?#", begin), url.size());
}

}  // namespace

bool is_absolute_url(std::string_view url) {
  if (url.empty() || !is_ascii_letter(url.front())) return false;
  for (const char c : url) {
    if (c == ':') return true;
    const bool is_scheme = is_ascii_alnum(c) || c == '+' || c == '-' || c == '.';
    if (!is_scheme) return false;
  }
  return false;
}

std::string resolved_url(std::string_view base, std::string_view reference) {
  reference = trimmed(reference);
  base = trimmed(base);
  if (reference.empty() || is_absolute_url(reference) || !is_absolute_url(base))
    return std::string(reference);
  base = base.substr(0, base.find('#'));
  const auto joined = [&](std::size_t length) {
    return std::string(base.substr(0, length)).append(reference);
  };
  if (reference.front() == '#') return joined(base.size());
  if (reference.starts_with("//")) return joined(base.find(':') + 1);
  const std::size_t path = end_of_authority(base);
  if (reference.front() == '/') return joined(path);
  const std::size_t query = std::min(base.find('?'), base.size());
  if (reference.front() == '?') return joined(query);
  const std::size_t slash = base.substr(0, query).rfind('/');
  if (slash == std::string_view::npos || slash < path)
    return std::string(base.substr(0, path)).append("/").append(reference);
  return joined(slash + 1);
}

std::string_view host_of(std::string_view url) {
  const std::size_t slashes = url.find("://");
  if (slashes == std::string_view::npos) return {};
  std::string_view host = url.substr(slashes + 3, end_of_authority(url) - slashes - 3);
  host = host.substr(std::min(host.rfind('@') + 1, host.size()));
  return host.substr(0, host.find(':'));
}

}  // namespace dateline
