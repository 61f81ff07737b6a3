// What a search is asked and what it answers: plain data, no Xapian, no JSON.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/byte_range.h"
#include "core/schema/article.h"

namespace dateline {

enum class Sort : std::uint8_t { relevance, newest, oldest };
enum class Match : std::uint8_t { automatic, all, any };
// Whether words of the best articles help to rank the rest (feedback.h).
enum class Expand : std::uint8_t { off, automatic, on };

// One facet asked for: name ("people") and how many values.
struct FacetRequest {
  std::string name;
  std::size_t limit = 10;
};

struct SearchRequest {
  std::string query;
  std::size_t limit = 10;
  std::size_t offset = 0;
  Sort sort = Sort::relevance;
  Match match = Match::automatic;
  Expand expand = Expand::off;
  bool recency = false;  // newer articles rank higher (recency.h)
  bool fold = true;
  bool plain = false;     // words only: no operators, quotes or fields
  bool ids_only = false;  // hits carry their id and score, nothing else: no text is read again
  std::vector<FacetRequest> facets;
  // After this long the answer is what was found by then, `partial`. Local indexes only; none: no
  // limit.
  std::optional<std::chrono::milliseconds> deadline;
};

// A piece of text that is shown as it is, marked where it matched. Never markup: whoever shows it
// escapes it.
struct Segment {
  std::string text;
  bool match = false;
};

struct Hit {
  std::string id;
  std::string title;
  std::string date;
  std::string source;
  std::string url;
  double score = 0;
  std::vector<Segment> title_segments;
  std::vector<Segment> snippet;
  std::vector<std::string> people;  // in order of first mention
  std::vector<std::string> places;
  std::vector<std::string> numbers;  // as the text has them: "at least 27 migrants"
  std::size_t duplicates = 0;        // near-copies folded into this hit
  std::string story;                 // its id (searcher/story.h); empty for none
};

struct FacetValue {
  std::string id;
  std::string value;
  std::size_t count = 0;
  // How far off `count` may be: in 99 of 100 cases no further. 0: not at all.
  std::size_t margin = 0;
  bool selected = false;  // the query asks for it: every article found has it
  bool excluded =
      false;  // the query excludes it: `count` articles come back without that, `selected` or not
  std::string filter;   // query text that narrows to exactly these articles: person:"Boris Johnson"
  std::string exclude;  // query text that leaves them out; empty where nothing would be left
  // Places only: names of what it lies in, widest first, and the id of the nearest of them; its
  // kind is in `kind`.
  std::vector<std::string> within;
  std::string parent;
  // Numbers only:
  std::optional<double> number;
  std::optional<double> number_high;
  std::string kind;
  std::string unit;
  std::string thing;
};

struct Facet {
  std::string name;
  std::vector<FacetValue> values;  // by falling count, then name
};

// Which of a facet's values are wanted.
struct FacetFilter {
  std::string prefix;  // of a word of the value, folded as names are; empty: any
  std::string parent;  // places: id of what they lie in directly, "top" for what lies in none
};

// Some of all values of a facet.
struct FacetPage {
  std::string name;
  std::size_t total = 0;  // values there are
  std::size_t offset = 0;
  std::size_t limit = 10;
  std::vector<FacetValue> values;
  std::size_t articles = 0;  // found
  bool exact = true;         // false: counts are estimates, and rare values may be missing
};

// A part of a query and how many articles have it.
struct NoticePart {
  std::string text;
  std::size_t articles = 0;
};

// Something the user should know about how the query was read. Bytes of the query text.
struct Notice {
  std::string code;
  std::string message;
  std::size_t begin = 0;
  std::size_t end = 0;
  // What `message` is made of, for whoever says it in another language.
  std::string wording;             // which of several sentences a code has; empty: the only one
  std::vector<std::string> about;  // words or parts of the query, in order
  std::size_t count = 0;
  std::vector<NoticePart> alone;  // "Articles with each part alone"
};

struct SearchResults {
  std::string query;
  Match match = Match::automatic;
  std::string interpreted;  // the query as understood, in the query language
  std::optional<std::string> suggestion;
  std::vector<Notice> notices;
  std::size_t total = 0;
  bool total_exact = true;
  std::size_t total_folded = 0;
  bool partial = false;
  std::size_t offset = 0;
  std::size_t limit = 10;
  std::vector<Hit> hits;
  // Asked for one exact number, on the first page: the first articles that state a rounding of it
  // instead, not among the hits; and how many there are.
  std::optional<std::vector<Hit>> compatible;
  std::size_t compatible_total = 0;
  std::vector<Facet> facets;
  bool facets_exact = true;
};

// An article with, if a query came along, the places in title and text that match it.
struct ArticleView {
  Article article;
  std::string story;  // its id (searcher/story.h); empty for none
  std::vector<ByteRange> title_matches;
  std::vector<ByteRange> text_matches;
};

// The names of the facets the contract knows, in its order.
[[nodiscard]] const std::vector<std::string>& facet_names();
[[nodiscard]] std::string_view name_of(Sort sort);      // "relevance"
[[nodiscard]] std::string_view name_of(Match match);    // "auto"
[[nodiscard]] std::string_view name_of(Expand expand);  // "off"
[[nodiscard]] std::optional<Sort> sort_named(std::string_view name);
[[nodiscard]] std::optional<Match> match_named(std::string_view name);
[[nodiscard]] std::optional<Expand> expand_named(std::string_view name);

}  // namespace dateline
