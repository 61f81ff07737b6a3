// An article: what was given, and what was found in it. The one record that indexer and searcher
// share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/byte_range.h"
#include "core/entities/calendar.h"
#include "core/entities/gazetteer.h"
#include "core/entities/quantity.h"

namespace dateline {

// A person or an organisation, with every place it is spoken of. Ranges are into Article::text and
// Article::title.
struct NamedEntity {
  std::string name;  // "Boris Johnson"
  std::vector<ByteRange> mentions;
  std::vector<ByteRange> title_mentions;
};

struct PlaceEntity {
  std::string name;  // "Calais"
  PlaceKind kind = PlaceKind::other;
  std::string country;              // ISO 3166-1 alpha-2; empty where unknown
  std::vector<std::string> within;  // {"France","Hauts-de-France"}: widest first
  std::optional<double> lat, lon;   // degrees; unset unless sure
  std::vector<ByteRange> mentions;
  std::vector<ByteRange> title_mentions;
};

enum class SpeakerKind : std::uint8_t { unknown, person, organisation };

// Words that somebody is quoted with.
struct Quote {
  ByteRange range;  // of Article::text, without the quotation marks
  SpeakerKind speaker_kind = SpeakerKind::unknown;
  std::size_t speaker = 0;  // where in Entities::people or organisations
};

struct Entities {
  std::vector<NamedEntity> people;
  std::vector<PlaceEntity> places;
  std::vector<NamedEntity> organisations;
  std::vector<Quantity> numbers;
  std::vector<FoundDate> dates;
  std::vector<Quote> quotes;  // ascending, disjoint
};

// Who is quoted, or null where that is unknown.
[[nodiscard]] inline const NamedEntity* speaker_of(const Quote& quote, const Entities& found) {
  if (quote.speaker_kind == SpeakerKind::unknown) return nullptr;
  const auto& named =
      quote.speaker_kind == SpeakerKind::person ? found.people : found.organisations;
  return quote.speaker < named.size() ? &named[quote.speaker] : nullptr;
}

struct Article {
  std::string id;
  std::string title;
  std::string date;  // normalised ISO 8601; empty when unknown
  std::string source;
  std::vector<std::string> authors;
  std::string url;
  std::string language;  // ISO 639-1; empty when unknown
  std::string section;
  std::vector<std::string> keywords;
  std::string text;
  // The title was not given but taken from the text's first sentence: it stays in `text` and is
  // indexed once.
  bool title_from_text = false;
  Entities found;
};

}  // namespace dateline
