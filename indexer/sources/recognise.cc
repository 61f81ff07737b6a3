#include "indexer/sources/recognise.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/charset.h"
#include "indexer/sources/csv.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view format;
};
constexpr std::array<Signature, 6> kUnsupported = {{
    {"7z\xBC\xAF\x27\x1C"sv, "7z"},
    {"Rar!\x1A\x07"sv, "RAR"},
    {"%PDF-"sv, "PDF"},
    {"\xD0\xCF\x11\xE0\xA1\xB1"sv, "Microsoft Office"},
    {"{\\rtf"sv, "RTF"},
    {"filedesc:"sv, "ARC"},
}};

struct Extension {
  std::string_view name;
  Format format;
};
constexpr std::array<Extension, 12> kExtensions = {{{".jsonl", Format::jsonl},
                                                    {".ndjson", Format::jsonl},
                                                    {".csv", Format::csv},
                                                    {".tsv", Format::csv},
                                                    {".html", Format::html},
                                                    {".htm", Format::html},
                                                    {".xhtml", Format::html},
                                                    {".xml", Format::xml},
                                                    {".rss", Format::xml},
                                                    {".atom", Format::xml},
                                                    {".rdf", Format::xml},
                                                    {".nitf", Format::xml}}};

// Root elements that tell a file without an XML declaration; local names in lower case.
constexpr std::array<std::string_view, 18> kXmlRoots = {
    "rss",           "feed",        "rdf",         "channel", "urlset",       "sitemapindex",
    "nitf",          "newsitem",    "packageitem", "entry",   "planningitem", "conceptitem",
    "knowledgeitem", "catalogitem", "newsmessage", "newsml",  "contentset",   "groupset"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

void skip_past(std::string_view& text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + mark.size());
}

// What stands before the root element: comments, and what `<?` and `<!` begin.
void skip_prolog(std::string_view& text) {
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (text.starts_with("<!--")) {
      skip_past(text, "-->");
    } else if (text.starts_with("<?")) {
      skip_past(text, "?>");
    } else if (text.starts_with("<!")) {
      const bool has_subset = text.find('[') < text.find('>');
      skip_past(text, has_subset ? "]>" : ">");
    } else {
      return;
    }
  }
}

// The local name of the element that `text` begins with.
std::string_view element_name(std::string_view text) {
  if (!text.starts_with('<')) return {};
  std::string_view name = text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1);
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// xml or html for markup; automatic for anything else.
Format markup_of(std::string_view head) {
  const std::string begin = lower(head);
  std::string_view rest = begin;
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
  if (!rest.starts_with('<')) return Format::automatic;
  if (rest.starts_with("<!doctype html")) return Format::html;
  const bool has_declaration = rest.starts_with("<?xml");
  skip_prolog(rest);
  const std::string_view root = element_name(rest);
  if (root == "html" || root == "head" || root == "body") return Format::html;
  if (has_declaration || std::find(kXmlRoots.begin(), kXmlRoots.end(), root) != kXmlRoots.end())
    return Format::xml;
  return begin.find("<!doctype html") == std::string::npos ? Format::automatic : Format::html;
}

Format extension_of(std::string_view path) {
  const std::string name = lower(path);
  for (const Extension& extension : kExtensions) {
    if (name.ends_with(extension.name)) return extension.format;
  }
  return Format::automatic;
}

}  // namespace

Recognised recognise(std::string_view head, std::string_view path) {
  for (const Signature& magic : kUnsupported) {
    if (head.starts_with(magic.bytes)) return {Format::text, magic.format};
  }
  const Format extension = extension_of(path);
  if (extension == Format::jsonl || extension == Format::csv) return {extension, {}};
  if (head.starts_with("WARC/")) return {Format::warc, {}};
  // Zeros: UTF-16, where it is text at all.
  const bool is_wide = head.find('\0') != std::string_view::npos;
  const std::string text = is_wide ? to_utf8(std::string(head)) : std::string();
  std::string_view begin = is_wide ? text : head;
  begin.remove_prefix(std::min(begin.find_first_not_of("\xEF\xBB\xBF \t\r\n"), begin.size()));
  if (!is_wide && (begin.starts_with('{') || begin.starts_with('['))) return {Format::json, {}};
  if (const Format markup = markup_of(begin); markup != Format::automatic) return {markup, {}};
  if (extension != Format::automatic) return {extension, {}};
  if (looks_like_csv(begin)) return {Format::csv, {}};
  return {Format::text, {}};
}

}  // namespace dateline
