// Which format a file is in, from how it begins and what it is called.
#pragma once

#include <string_view>

namespace dateline {

enum class Format : unsigned char {
  automatic,
  text,
  html,
  jsonl,
  json,  // begins like JSON: lines, a document, or text after all
  csv,
  feed,
  nitf,
  newsml,
  warc,
  xml
};

// How much of a file is looked at.
inline constexpr std::size_t kHeadBytes = 4096;

struct Recognised {
  Format format = Format::text;
  // The name of a format this program cannot read ("PDF"); empty otherwise.
  std::string_view unsupported;
};

// `head` is the first kHeadBytes, or all there is; `path` gives the extension. XML of every kind is
// Format::xml: its root element, which may stand behind the head, tells the rest. Pure.
[[nodiscard]] Recognised recognise(std::string_view head, std::string_view path);

}  // namespace dateline
