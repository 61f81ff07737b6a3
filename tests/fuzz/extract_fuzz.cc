// Extraction on any text: every range inside title or text, every kind of entity encodable.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/base/utf8.h"
#include "core/schema/article_codec.h"
#include "indexer/extract/extractor.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const std::vector<dateline::ByteRange>& ranges, const std::string& text) {
  for (const dateline::ByteRange& r : ranges) require(r.begin < r.end && r.end <= text.size());
}

// Inside the text, one after the other, of whole characters and more than blanks.
void check_quotes(const dateline::Article& article) {
  const std::string& text = article.text;
  std::size_t end = 0;
  for (const dateline::Quote& quote : article.found.quotes) {
    require(quote.range.begin >= end && quote.range.begin < quote.range.end);
    require(quote.range.end <= text.size());
    end = quote.range.end;
    require(dateline::utf8::is_valid(quote.range.of(text)));
    const bool known = quote.speaker_kind != dateline::SpeakerKind::unknown;
    require(known == (speaker_of(quote, article.found) != nullptr));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  std::string input = utf8::repaired(std::string(reinterpret_cast<const char*>(data), size));
  const std::size_t line = std::min(input.find('\n'), input.size());
  Article article;
  article.title = input.substr(0, line);
  article.text = input.substr(std::min(line + 1, input.size()));
  article.date = "2021-11-25";
  article.language = "en";
  extract_entities(article);
  for (const NamedEntity& e : article.found.people)
    check(e.mentions, article.text), check(e.title_mentions, article.title);
  for (const NamedEntity& e : article.found.organisations) check(e.mentions, article.text);
  for (const PlaceEntity& e : article.found.places)
    check(e.mentions, article.text), check(e.title_mentions, article.title);
  for (const Quantity& q : article.found.numbers) check({q.range, q.number_range}, article.text);
  for (const FoundDate& d : article.found.dates) check({d.range}, article.text);
  check_quotes(article);
  require(decoded_article(encoded(article)).ok());
  return 0;
}
