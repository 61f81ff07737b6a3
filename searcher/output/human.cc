#include "searcher/output/human.h"

#include <string_view>
#include <vector>

#include "core/base/utf8.h"

namespace dateline {
namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kPlain = "\x1b[0m";

}  // namespace

std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = utf8::decode(text, pos);
    if (c <= 0x20 || (c >= 0x7F && c < 0xA0)) {
      if (out.empty() || out.back() != ' ') out += ' ';
    } else {
      utf8::append(out, c);
    }
  }
  return out;
}

std::string marked(const std::vector<Segment>& segments, HumanStyle style) {
  std::string out;
  for (const Segment& segment : segments) {
    const bool bold = style.bold && segment.match;
    if (bold) out += kBold;
    out += one_line(segment.text);
    if (bold) out += kPlain;
  }
  return out;
}

namespace {

std::string articles(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " article" : " articles");
}

void append_hit(std::string& out, const Hit& hit, std::size_t number, HumanStyle style) {
  std::string title = marked(hit.title_segments, style);
  if (title.empty()) title = one_line(hit.title.empty() ? hit.id : hit.title);
  out += std::to_string(number) + ". " + title + "\n   ";
  std::string about;
  for (const std::string* part : {&hit.date, &hit.source, &hit.id}) {
    if (!part->empty()) about += (about.empty() ? "" : "  ") + one_line(*part);
  }
  out += about + "\n";
  if (!hit.snippet.empty()) out += "   " + marked(hit.snippet, style) + "\n";
  if (hit.duplicates > 0) {
    const bool one = hit.duplicates == 1;
    out += "   and " + std::to_string(hit.duplicates) + (one ? " near-copy\n" : " near-copies\n");
  }
  out += "\n";
}

// Apart from the hits, and not counted among them.
void append_compatible(std::string& out, const SearchResults& results, HumanStyle style) {
  if (!results.compatible || results.compatible->empty()) return;
  out += "Stated as a rounding of that number (" + articles(results.compatible_total) + "):\n\n";
  std::size_t number = 0;
  for (const Hit& hit : *results.compatible) append_hit(out, hit, ++number, style);
}

void append_facet(std::string& out, const Facet& facet) {
  out += facet.name + ":\n";
  for (const FacetValue& value : facet.values) {
    const std::string margin = value.margin > 0 ? " ±" + std::to_string(value.margin) : "";
    out += "   " + std::to_string(value.count) + margin + "  " + one_line(value.value) +
           (value.selected   ? " *"
            : value.excluded ? " (excluded)"
                             : "") +
           "\n";
  }
  out += "\n";
}

std::string total_line(const SearchResults& results) {
  if (results.total == 0) {
    std::string none = "No articles found.";
    if (results.suggestion) none += " Did you mean: " + one_line(*results.suggestion) + "?";
    return none + "\n";
  }
  std::string line = results.total_exact ? "" : "about ";
  line += articles(results.total);
  if (results.total_folded < results.total) {
    line += ", " + std::to_string(results.total_folded) + " without near-copies";
  }
  if (!results.hits.empty() && results.hits.size() < results.total_folded) {
    const std::size_t first = results.offset + 1;
    const std::size_t last = results.offset + results.hits.size();
    line += "; shown: " + std::to_string(first) + "-" + std::to_string(last);
  }
  return line + (results.partial ? " (incomplete)\n" : "\n");
}

}  // namespace

std::string human_text(const SearchResults& results, HumanStyle style) {
  std::string out;
  std::size_t number = results.offset;
  for (const Hit& hit : results.hits) append_hit(out, hit, ++number, style);
  append_compatible(out, results, style);
  for (const Facet& facet : results.facets) append_facet(out, facet);
  return out + total_line(results);
}

std::string human_text(const Notice& notice) { return "note: " + one_line(notice.message) + "\n"; }

}  // namespace dateline
