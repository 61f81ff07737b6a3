#include "indexer/extract/extractor.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/text/language.h"
#include "core/text/sentences.h"
#include "core/text/words.h"
#include "indexer/extract/foreign_names.h"
#include "indexer/extract/headline.h"
#include "indexer/extract/organisations.h"
#include "indexer/extract/people.h"
#include "indexer/extract/places.h"
#include "indexer/extract/quantities.h"
#include "indexer/extract/quotes.h"
#include "indexer/extract/tagger.h"

namespace dateline {
namespace {

// A text cut up, with its names.
struct Parsed {
  std::vector<ByteRange> sentences;
  TaggedText tagged;
};

Parsed parse(std::string_view text, const std::vector<Word>& words) {
  Parsed parsed;
  parsed.sentences = split_sentences(text);
  parsed.tagged.text = text;
  parsed.tagged.tokens = NameTokens(text, words, parsed.sentences);
  parsed.tagged.spans = tag_names(parsed.tagged.tokens);
  return parsed;
}

// A quantity or date is no name: "May 5", "Saturday". Removes the names that overlap one.
void drop_names_in_dates(TaggedText& tagged, const std::vector<FoundDate>& dates) {
  std::size_t next = 0;
  std::erase_if(tagged.spans, [&](const NameSpan& span) {
    while (next < dates.size() && dates[next].range.end <= span.range.begin) ++next;
    return next < dates.size() && dates[next].range.overlaps(span.range);
  });
}

}  // namespace

std::string own_language(const Article& article) {
  // A title from the text stands in it already.
  return detected_language(article.title_from_text ? std::string_view() : article.title,
                           article.text);
}

void extract_entities(Article& article, const Authority& authority) {
  extract_entities(article, ArticleWords(article), authority);
}

void extract_entities(Article& article, const ArticleWords& words, const Authority& authority) {
  Entities& found = article.found;
  found = {};
  const bool english = article.language.empty() || article.language == "en";
  Parsed text = parse(article.text, words.text);
  if (english) {
    NumbersAndDates counted =
        find_numbers_and_dates(article.text, words.text, text.sentences, own_day(article.date));
    found.numbers = std::move(counted.numbers);
    found.dates = std::move(counted.dates);
    drop_names_in_dates(text.tagged, found.dates);
  } else {
    keep_certain_names(text.tagged);
  }
  authority.reject(text.tagged);
  KnownNames known = known_names(text.tagged);
  authority.add_names(known);
  add_known_people(text.tagged, known, Capitals::mean_names);
  add_known_places(text.tagged);
  add_known_waters(text.tagged);

  Parsed title;
  if (!article.title_from_text) {
    title = parse(article.title, words.title);
    keep_headline_names(title.tagged, text.tagged);
    authority.reject(title.tagged);
    add_known_people(title.tagged, known,
                     is_title_case(title.tagged) ? Capitals::everywhere : Capitals::mean_names);
  }
  found.people = resolve_people(title.tagged, text.tagged);
  authority.rename(found.people);
  found.places = resolve_places(title.tagged, text.tagged);
  found.organisations = resolve_organisations(title.tagged, text.tagged);
  found.quotes = find_quotes(article.text, words.text, text.sentences, found, english);
}

}  // namespace dateline
