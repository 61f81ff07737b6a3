#include "web/help_examples.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/base/ascii.h"
#include "core/schema/entity_terms.h"

namespace dateline::web {
namespace {

constexpr std::size_t kTitlesRead = 40;
constexpr std::size_t kMinLetters = 5;

class Examples {
 public:
  explicit Examples(const SearchService& service) : service_(service) {}

  // Adds `query` where all its words and filters find something.
  bool add(const std::string& query, Text meaning) {
    SearchRequest request;
    request.query = query;
    request.limit = 1;
    request.match = Match::all;
    request.ids_only = true;
    const auto results = service_.search(request);
    if (!results || results->total == 0) return false;
    found_.push_back({query, meaning, results->total});
    return true;
  }

  std::vector<HelpExample> take() { return std::move(found_); }

 private:
  const SearchService& service_;
  std::vector<HelpExample> found_;
};

// Words of a headline that are plain letters and long enough to mean something.
std::vector<std::string> plain_words(std::string_view title) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i <= title.size(); ++i) {
    if (i < title.size() && is_ascii_letter(title[i])) {
      word += title[i];
      continue;
    }
    if (word.size() >= kMinLetters) words.push_back(ascii_lowered(word));
    word.clear();
  }
  return words;
}

std::optional<std::string> first_filter(const SearchResults& results, std::string_view facet) {
  for (const Facet& one : results.facets) {
    if (one.name == facet && !one.values.empty()) return one.values.front().filter;
  }
  return {};
}

// Two neighbouring words of a headline; where no headline has them, none.
void add_words(const std::vector<Hit>& hits, Examples& examples) {
  for (const Hit& hit : hits) {
    const auto words = plain_words(hit.title);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      const std::string& a = words[i];
      const std::string& b = words[i + 1];
      if (!examples.add("\"" + a + " " + b + "\"", Text::help_phrase)) continue;
      examples.add(a + " " + b, Text::help_words);
      examples.add("\"" + b + " " + a + "\"~8", Text::help_near);
      examples.add(a.substr(0, a.size() - 1) + "*", Text::help_prefix);
      examples.add("=" + a, Text::help_exact);
      examples.add(a + " -" + b, Text::help_without);
      examples.add(a + " OR " + b, Text::help_either);
      examples.add("title:" + a, Text::help_title_field);
      return;
    }
  }
}

void add_person(const SearchResults& results, Examples& examples) {
  const auto person = first_filter(results, "people");
  if (!person) return;
  examples.add(*person, Text::help_person);
  const std::size_t blank = person->rfind(' ');
  if (blank != std::string::npos && person->ends_with('"')) {
    examples.add("person:" + ascii_lowered(person->substr(blank + 1, person->size() - blank - 2)),
                 Text::help_person_any);
  }
}

void add_quotes(const SearchService& service, const std::vector<Hit>& hits, Examples& examples) {
  for (const Hit& hit : hits) {
    const auto view = service.article(hit.id);
    if (!view) continue;
    const Article& article = view->article;
    for (const Quote& quote : article.found.quotes) {
      const NamedEntity* speaker = speaker_of(quote, article.found);
      const auto words = plain_words(quote.range.of(article.text));
      if (speaker == nullptr || words.empty()) continue;
      const std::string by = field_query("by", speaker->name);
      if (!examples.add("said:" + words[0], Text::help_said)) continue;
      examples.add(by, Text::help_by);
      examples.add(by + " said:" + words[0], Text::help_both_quote);
      return;
    }
  }
}

void add_dates(const std::vector<Hit>& hits, Examples& examples) {
  for (const Hit& hit : hits) {
    if (hit.date.size() < 10) continue;
    const std::string day = hit.date.substr(0, 10);
    examples.add("date:" + day.substr(0, 7), Text::help_month);
    examples.add("date:" + day.substr(0, 8) + "01.." + day, Text::help_span);
    examples.add("after:" + day.substr(0, 8) + "01", Text::help_after);
    return;
  }
}

void add_numbers(Examples& examples) {
  for (const std::string_view number : {"number:27", "number:10", "number:2"}) {
    if (examples.add(std::string(number), Text::help_number)) break;
  }
  examples.add("number:25..30", Text::help_number_range);
  examples.add("number:>1000", Text::help_number_more);
  for (const std::string_view money : {"money:>=£1m", "money:>=$1m", "money:>=€1m"}) {
    if (examples.add(std::string(money), Text::help_money)) break;
  }
}

}  // namespace

std::vector<HelpExample> help_examples(const SearchService& service) {
  SearchRequest everything;
  everything.limit = kTitlesRead;
  for (const std::string_view facet : {"people", "places", "organisations", "sources"}) {
    everything.facets.push_back({std::string(facet), 1});
  }
  const auto results = service.search(everything);
  if (!results) return {};
  Examples examples(service);
  add_words(results->hits, examples);
  add_person(*results, examples);
  if (const auto place = first_filter(*results, "places")) examples.add(*place, Text::help_place);
  if (const auto name = first_filter(*results, "organisations"))
    examples.add(*name, Text::help_organisation);
  if (const auto name = first_filter(*results, "sources")) examples.add(*name, Text::help_source);
  add_quotes(service, results->hits, examples);
  add_dates(results->hits, examples);
  add_numbers(examples);
  return examples.take();
}

}  // namespace dateline::web
