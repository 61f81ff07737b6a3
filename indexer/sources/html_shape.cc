#include "indexer/sources/html_shape.h"

#include <algorithm>
#include <array>

#include "core/base/ascii.h"

namespace dateline {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f";
constexpr std::size_t kMaxBytes = std::size_t{16} << 20;
// A tag takes gumbo some 230 bytes.
constexpr std::size_t kMaxTags = 1'000'000;
constexpr std::size_t kMaxDepth = 2000;
constexpr std::size_t kMaxReopened = 2'000'000;
constexpr std::size_t kMaxWork = 200'000'000;
// Tags of more attributes than this are rare; what looks like one is mostly a script's "a<b".
constexpr std::size_t kFreeAttributes = 1000;
constexpr std::size_t kMaxComparisons = 200'000'000;
// Where tags are left open, each is read to where it may end: that many times the page.
constexpr std::size_t kMaxRescans = 16;

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view known) {
    return std::equal(name.begin(), name.end(), known.begin(), known.end(),
                      [](char a, char b) { return ascii_lower(a) == b; });
  });
}

constexpr std::array<std::string_view, 14> kVoid = {"br",    "img",    "meta",  "link", "input",
                                                    "hr",    "area",   "base",  "col",  "embed",
                                                    "param", "source", "track", "wbr"};
// Closed by what follows them, and left open by many who write HTML.
constexpr std::array<std::string_view, 11> kSelfClosing = {
    "p", "li", "dd", "dt", "tr", "td", "th", "tbody", "thead", "option", "optgroup"};
constexpr std::array<std::string_view, 14> kFormatting = {
    "a",    "b", "big",   "code",   "em",     "font", "i",
    "nobr", "s", "small", "strike", "strong", "tt",   "u"};

// How many attributes a tag has; `at` is behind its name, and moved to its end.
std::size_t count_attributes(std::string_view html, std::size_t& at) {
  const auto skip = [&](std::string_view what) {
    at = std::min(html.find_first_not_of(what, at), html.size());
  };
  std::size_t count = 0;
  while (true) {
    skip(" \t\r\n\f/");
    if (at >= html.size() || html[at] == '>') return count;
    ++count;
    at = std::min(html.find_first_of(" \t\r\n\f/>=", at + 1), html.size());
    skip(kBlanks);
    if (at >= html.size() || html[at] != '=') continue;
    ++at;
    skip(kBlanks);
    if (at >= html.size()) return count;
    if (html[at] == '"' || html[at] == '\'') {
      at = std::min(html.find(html[at], at + 1), html.size() - 1) + 1;
    } else {
      at = std::min(html.find_first_of(" \t\r\n\f>", at), html.size());
    }
  }
}

// Where `word`, in lower case, stands in `html` from `at` on.
std::size_t find_lower(std::string_view html, std::string_view word, std::size_t at) {
  for (; (at = html.find(word.front(), at)) != std::string_view::npos; ++at) {
    const std::string_view here = html.substr(at, word.size());
    if (here.size() == word.size() &&
        std::equal(here.begin(), here.end(), word.begin(),
                   [](char a, char b) { return ascii_lower(a) == b; }))
      return at;
  }
  return at;
}

// How deep, wide and laborious the tree of some markup can become: an upper bound.
class Shape {
 public:
  explicit Shape(std::string_view html) : html_(html) {}

  std::string fault() {
    for (std::size_t at = html_.find('<'); at != std::string_view::npos;
         at = html_.find('<', at + 1)) {
      const bool closes = html_.substr(at + 1).starts_with('/');
      const std::size_t begin = at + (closes ? 2 : 1);
      if (begin >= html_.size() || !is_ascii_letter(html_[begin])) continue;
      const std::size_t end = std::min(html_.find_first_of(" \t\r\n\f/>", begin), html_.size());
      tag(html_.substr(begin, end - begin), closes);
      attributes(end);
      if (tags_ > kMaxTags) return "its HTML holds more than a million tags";
      if (depth_ > kMaxDepth || reopened_ > kMaxReopened || work_ > kMaxWork)
        return "its HTML leaves too much open";
      if (comparisons_ > kMaxComparisons || scanned_ > kMaxRescans * html_.size())
        return "its HTML has a tag of too many attributes";
    }
    return {};
  }

 private:
  void tag(std::string_view name, bool closes) {
    ++tags_;
    work_ += depth_;
    if (is_one_of(name, kVoid)) {
      reopened_ += formatting_;
      return;
    }
    if (is_one_of(name, kFormatting)) {
      formatting_ = closes ? formatting_ - std::min<std::size_t>(formatting_, 1) : formatting_ + 1;
    } else {
      reopened_ += formatting_;
    }
    if (is_one_of(name, kSelfClosing)) return;
    depth_ = closes ? depth_ - std::min<std::size_t>(depth_, 1) : depth_ + 1;
  }

  void attributes(std::size_t at) {
    const std::size_t begin = at;
    const std::size_t count = count_attributes(html_, at);
    scanned_ += at - begin;
    if (count > kFreeAttributes) comparisons_ += count * count / 2;
  }

  std::string_view html_;
  std::size_t tags_ = 0;
  std::size_t depth_ = 0;
  std::size_t formatting_ = 0;
  std::size_t reopened_ = 0;
  std::size_t work_ = 0;
  std::size_t comparisons_ = 0;
  std::size_t scanned_ = 0;
};

}  // namespace

std::string unbearable_html(std::string_view html) {
  if (html.size() > kMaxBytes) return "its HTML is larger than 16 MB";
  return Shape(html).fault();
}

std::string without_scripts(std::string_view html) {
  std::string out(html);
  for (std::size_t at = find_lower(html, "<script", 0); at < html.size();
       at = find_lower(html, "<script", at)) {
    const std::size_t begin = std::min(html.find('>', at), html.size());
    const std::size_t end = std::min(find_lower(html, "</script", begin), html.size());
    if (html.substr(at, begin - at).find("ld+json") == std::string_view::npos && begin < end)
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                out.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    at = end;
  }
  return out;
}

}  // namespace dateline
