#include "tests/support/highlight_promises.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "searcher/marking.h"
#include "searcher/query/parser.h"
#include "tests/support/asked_words.h"

namespace dateline::test {
namespace {

using Ranges = std::vector<ByteRange>;

constexpr std::size_t kHitsLookedAt = 10;

std::string with_marks(std::string_view text, const Ranges& marks) {
  std::string out;
  for (const Segment& s : segments(text, {0, text.size()}, marks))
    out += s.match ? "[" + s.text + "]" : s.text;
  return out;
}

std::string joined(const std::vector<Segment>& segments) {
  std::string out;
  for (const Segment& s : segments) out += s.text;
  return out;
}

bool same(const std::vector<Segment>& a, const std::vector<Segment>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Segment& x, const Segment& y) {
    return x.text == y.text && x.match == y.match;
  });
}

// Where Unicode allows a text to be cut between two characters as readers see them.
class CharacterBorders {
 public:
  explicit CharacterBorders(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    borders_.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    text_ = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    borders_->setText(text_, status);
  }
  ~CharacterBorders() { utext_close(text_); }
  CharacterBorders(const CharacterBorders&) = delete;
  CharacterBorders& operator=(const CharacterBorders&) = delete;

  bool at(std::size_t pos) { return borders_->isBoundary(static_cast<std::int32_t>(pos)) != 0; }

 private:
  UText* text_ = nullptr;
  std::unique_ptr<icu::BreakIterator> borders_;
};

std::string broken_ranges(std::string_view text, const Ranges& marks) {
  std::size_t end = 0;
  for (const ByteRange& r : marks) {
    if (r.begin < end || r.end <= r.begin || r.end > text.size())
      return "marks overlap or are empty";
    end = r.end;
  }
  return {};
}

// Every mark is made of what is asked for, and what is asked for alone is marked.
std::string broken_marks(AskedWords& asked, std::string_view text, const Ranges& marks,
                         const Ranges& mentions) {
  const std::vector<Token> tokens = analyze(text);
  Ranges allowed = asked.ranges(tokens);
  allowed.insert(allowed.end(), mentions.begin(), mentions.end());
  std::sort(allowed.begin(), allowed.end());
  std::vector<bool> asked_byte(text.size(), false);
  for (const ByteRange& r : allowed)
    std::fill(asked_byte.begin() + r.begin, asked_byte.begin() + r.end, true);
  for (const ByteRange& mark : marks) {
    const auto begins = [&](const ByteRange& r) { return r.begin == mark.begin; };
    const auto ends = [&](const ByteRange& r) { return r.end == mark.end; };
    const bool whole = std::any_of(allowed.begin(), allowed.end(), begins) &&
                       std::any_of(allowed.begin(), allowed.end(), ends);
    if (!whole || std::find(asked_byte.begin() + mark.begin, asked_byte.begin() + mark.end,
                            false) != asked_byte.begin() + mark.end) {
      return "a mark that is not asked for: '" + std::string(mark.of(text)) + "'";
    }
  }
  for (const Token& token : tokens) {
    const auto holds = [&](const ByteRange& r) { return r.contains(token.range); };
    if (asked.wants_everywhere(token) && std::none_of(marks.begin(), marks.end(), holds)) {
      return "not marked: '" + std::string(token.range.of(text)) + "'";
    }
  }
  return {};
}

// The words of each unbroken run of marked words, closed up.
std::vector<std::string> marked_runs(std::string_view text, const Ranges& marks) {
  std::vector<std::string> runs(1);
  std::uint32_t next = 0;
  for (const Token& token : analyze(text)) {
    if (token.kind != TokenKind::word) continue;
    const auto holds = [&](const ByteRange& r) { return r.contains(token.range); };
    const bool marked = std::any_of(marks.begin(), marks.end(), holds);
    if (!marked || token.position != next) runs.emplace_back();
    if (marked) runs.back() += token.term;
    next = token.position + 1;
  }
  return runs;
}

bool shows_phrase(const std::string& phrase, const ArticleView& view) {
  std::string wanted;
  for (const Token& token : analyze(phrase, AnalyzeMode::query)) {
    if (token.kind == TokenKind::word) wanted += token.term;
  }
  const auto holds = [&](const std::string& run) { return run.find(wanted) != std::string::npos; };
  const auto in_title = marked_runs(view.article.title, view.title_matches);
  const auto in_text = marked_runs(view.article.text, view.text_matches);
  return std::any_of(in_title.begin(), in_title.end(), holds) ||
         std::any_of(in_text.begin(), in_text.end(), holds);
}

// Finds `fragment` in the text at or after `from`, cut between characters, with its marks where the
// text has them.
std::size_t placed(const std::vector<Segment>& fragment, const ArticleView& view, std::size_t from,
                   CharacterBorders& borders) {
  const std::string_view text = view.article.text;
  const std::string wanted = joined(fragment);
  for (std::size_t at = text.find(wanted, from); at != std::string_view::npos;
       at = text.find(wanted, at + 1)) {
    const ByteRange range{at, at + wanted.size()};
    if (borders.at(range.begin) && borders.at(range.end) &&
        same(segments(text, range, view.text_matches), fragment)) {
      return range.end;
    }
  }
  return std::string_view::npos;
}

// Whether something matched that a snippet can show: it does not say again the title that was taken
// from the text.
bool has_match_beside_title(const ArticleView& view) {
  const Article& article = view.article;
  const std::size_t title =
      article.title_from_text ? article.text.find(article.title) : std::string::npos;
  if (title == std::string::npos) return !view.text_matches.empty();
  const ByteRange shown{title, title + article.title.size()};
  return std::any_of(view.text_matches.begin(), view.text_matches.end(),
                     [&](const ByteRange& r) { return !shown.contains(r); });
}

std::string broken_snippet(const Hit& hit, const ArticleView& view) {
  CharacterBorders borders(view.article.text);
  std::vector<std::vector<Segment>> fragments(1);
  bool marked = false;
  for (const Segment& segment : hit.snippet) {
    marked = marked || segment.match;
    if (!segment.match && segment.text == " \u2026 ") {
      fragments.emplace_back();
    } else {
      fragments.back().push_back(segment);
    }
  }
  if (fragments.size() > 3) return "more than three fragments";
  std::size_t at = 0;
  for (const auto& fragment : fragments) {
    if (fragment.empty() && !view.article.text.empty()) return "an empty fragment";
    at = placed(fragment, view, at, borders);
    if (at == std::string_view::npos) return "no part of the text: '" + joined(fragment) + "'";
  }
  if (!marked && view.title_matches.empty() && has_match_beside_title(view)) {
    return "a snippet without marks: " + joined(hit.snippet);
  }
  return {};
}

Ranges mentions_in(const Article& article, bool in_title) {
  Ranges out;
  const auto add = [&](const auto& entities) {
    for (const auto& entity : entities) {
      const Ranges& all = in_title ? entity.title_mentions : entity.mentions;
      out.insert(out.end(), all.begin(), all.end());
    }
  };
  add(article.found.people);
  add(article.found.places);
  add(article.found.organisations);
  if (in_title) return out;
  for (const Quantity& q : article.found.numbers) out.push_back(q.number_range);
  return out;
}

std::string broken_view(const query::Node& root, const ArticleView& view) {
  const Article& article = view.article;
  for (const bool in_title : {true, false}) {
    const std::string_view text = in_title ? article.title : article.text;
    const Ranges& marks = in_title ? view.title_matches : view.text_matches;
    std::string broken = broken_ranges(text, marks);
    if (!broken.empty()) return broken;
    AskedWords asked(root, in_title);
    broken = broken_marks(asked, text, marks,
                          asked.has_conditions() ? mentions_in(article, in_title) : Ranges{});
    if (!broken.empty()) return broken;
  }
  if (needs_words(root) && view.title_matches.empty() && view.text_matches.empty())
    return "found, but without a mark";
  for (const std::string& phrase : needed_phrases(root)) {
    if (!shows_phrase(phrase, view)) return "the phrase is not marked as a whole: " + phrase;
  }
  return {};
}

std::string broken_hit(const Hit& hit, const query::Node& root, const ArticleView& view) {
  const std::string& title = view.article.title;
  if (joined(hit.title_segments) != title)
    return "the title is not the article's: " + joined(hit.title_segments);
  if (!same(hit.title_segments, segments(title, {0, title.size()}, view.title_matches)))
    return "title marks differ";
  const std::string broken = broken_view(root, view);
  return broken.empty() ? broken_snippet(hit, view) : broken;
}

}  // namespace

std::string broken_promise(const SearchService& service, std::string_view query) {
  SearchRequest request;
  request.query = query;
  request.match = Match::all;
  request.limit = kHitsLookedAt;
  const auto results = service.search(request);
  if (!results) return "an error: " + results.error().text();
  const query::ParsedQuery parsed = query::parse(query);
  for (const Hit& hit : results->hits) {
    const auto view = service.article(hit.id, query);
    if (!view) return "an article found is not there: " + hit.id;
    const std::string broken = broken_hit(hit, parsed.root, *view);
    if (broken.empty()) continue;
    return broken + "\nquery: " + std::string(query) + "\ntree: " + query::debug(parsed.root) +
           "\ntitle: " + with_marks(view->article.title, view->title_matches) +
           "\ntext: " + with_marks(view->article.text, view->text_matches);
  }
  return {};
}

}  // namespace dateline::test
