#include "web/url.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace dateline::web {
namespace {

int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char letter = ascii_lower(c);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

bool has_scheme(std::string_view url, std::string_view scheme) {
  return ascii_lowered(url.substr(0, scheme.size())) == scheme;
}

std::string form_decoded(std::string_view text) {
  std::string blanks(text);
  std::replace(blanks.begin(), blanks.end(), '+', ' ');
  return percent_decoded(blanks);
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low < 0) {
      out += text[i];
    } else {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

std::string percent_encoded(std::string_view bytes) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  out.reserve(bytes.size());
  for (const char c : bytes) {
    if (is_ascii_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  return out;
}

std::vector<std::string> path_segments(std::string_view raw_path) {
  std::vector<std::string> segments;
  if (raw_path.empty() || raw_path == "/") return segments;
  raw_path.remove_prefix(1);
  for (;;) {
    const std::size_t slash = std::min(raw_path.find('/'), raw_path.size());
    segments.push_back(percent_decoded(raw_path.substr(0, slash)));
    if (slash == raw_path.size()) return segments;
    raw_path.remove_prefix(slash + 1);
  }
}

Parameters parse_query_string(std::string_view query) {
  Parameters parameters;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    parameters.emplace_back(form_decoded(pair.substr(0, equals)),
                            form_decoded(pair.substr(std::min(equals + 1, pair.size()))));
  }
  return parameters;
}

std::string query_string(const Parameters& parameters) {
  std::string out;
  for (const auto& [name, value] : parameters) {
    out += out.empty() ? '?' : '&';
    out += percent_encoded(name) + '=' + percent_encoded(value);
  }
  return out;
}

Target split_target(std::string_view target) {
  if (has_scheme(target, "http://") || has_scheme(target, "https://")) {
    const std::size_t authority = target.find("//") + 2;
    const std::size_t path = target.find('/', authority);
    target = path == std::string_view::npos ? std::string_view("/") : target.substr(path);
  }
  if (target.empty() || target.front() != '/') return {};
  target = target.substr(0, target.find('#'));
  const std::size_t mark = std::min(target.find('?'), target.size());
  return {target.substr(0, mark), target.substr(std::min(mark + 1, target.size()))};
}

bool is_web_url(std::string_view url) {
  if (!has_scheme(url, "http://") && !has_scheme(url, "https://")) return false;
  return std::none_of(url.begin(), url.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F;
  });
}

}  // namespace dateline::web
