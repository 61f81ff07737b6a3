#include "indexer/sources/plain_text.h"

#include <array>
#include <optional>
#include <utility>

#include "core/base/ascii.h"
#include "core/text/charset.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxHeaderLines = 64;
constexpr std::size_t kMaxHeaderName = 30;

struct Header {
  std::string_view name;  // as written
  std::string_view value;
};

bool same_word(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
  }
  return true;
}

// "Name: value", the name one word of letters and hyphens.
std::optional<Header> header_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon > kMaxHeaderName) return std::nullopt;
  const std::string_view name = line.substr(0, colon);
  for (const char c : name) {
    if (!is_ascii_letter(c) && c != '-') return std::nullopt;
  }
  return Header{name, line.substr(colon + 1)};
}

bool is_known(std::string_view name) {
  constexpr std::array<std::string_view, 6> kNames = {"title",  "date", "source",
                                                      "author", "url",  "language"};
  for (const std::string_view known : kNames) {
    if (same_word(name, known)) return true;
  }
  return false;
}

void add_authors(std::string_view value, std::vector<std::string>& authors) {
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find(';', begin), value.size());
    authors.emplace_back(value.substr(begin, end - begin));
    begin = end + 1;
  }
}

void set_field(Article& article, const Header& header) {
  if (same_word(header.name, "title")) article.title = header.value;
  if (same_word(header.name, "date")) article.date = header.value;
  if (same_word(header.name, "source")) article.source = header.value;
  if (same_word(header.name, "url")) article.url = header.value;
  if (same_word(header.name, "language")) article.language = header.value;
  if (same_word(header.name, "author")) add_authors(header.value, article.authors);
}

// The next line from `pos`, without its line end; moves `pos` past it.
std::string_view next_line(std::string_view text, std::size_t& pos) {
  const std::size_t end = text.find('\n', pos);
  std::string_view line = text.substr(pos, end == std::string_view::npos ? end : end - pos);
  pos = end == std::string_view::npos ? text.size() : end + 1;
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

// Fills the header fields of `article`; returns where the text begins, 0 when there is no header
// block.
std::size_t read_headers(std::string_view text, Article& article) {
  Article found;
  std::size_t pos = 0;
  for (std::size_t count = 0; count <= kMaxHeaderLines; ++count) {
    if (count > 0 && pos >= text.size()) break;
    const std::string_view line = next_line(text, pos);
    if (count > 0 && line.find_first_not_of(" \t") == std::string_view::npos) break;
    const std::optional<Header> header = header_of(line);
    if (!header || (count == 0 && !is_known(header->name)) || count == kMaxHeaderLines) return 0;
    set_field(found, *header);
  }
  article = std::move(found);
  return pos;
}

// UTF-16 or UTF-32, with a mark or without: full of zeros until it is decoded.
bool is_wide_text(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 1024);
  return head.find('\0') != std::string_view::npos && !looks_binary(to_utf8(std::string(head)));
}

}  // namespace

bool looks_binary(std::string_view head) {
  std::size_t control = 0;
  for (const char c : head) {
    if (c == '\0') return true;
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B) ||
        byte == 0x7F)
      ++control;
  }
  return control * 10 > head.size();
}

ReadArticle parse_plain_text(std::string bytes) {
  ReadArticle read;
  bytes = to_utf8(std::move(bytes));
  const std::size_t body = read_headers(bytes, read.article);
  bytes.erase(0, body);
  read.article.text = std::move(bytes);
  return read;
}

Result<void> read_plain_text(ByteReader& input, const RecordSink& sink) {
  if (auto filled = input.fill_to(kMaxRecordBytes + 1); !filled) return filled;
  if (input.interrupted()) return {};
  RawRecord record;
  const std::string_view all = input.available();
  if (all.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos) {
    record.refusal = "the file is empty";
  } else if (all.size() > kMaxRecordBytes) {
    record.refusal = "the file is larger than 64 MB";
  } else if (looks_binary(all) && !is_wide_text(all)) {
    record.refusal = "the file is not text";
  } else {
    record.bytes = all;
  }
  sink(std::move(record));
  return {};
}

}  // namespace dateline
