// The field table: every term prefix, value slot and metadata key of an index, and the query words
// that reach it. Nothing else in the project writes a prefix, a slot number or a metadata key.
//
// On disk (format kFormatVersion) an index is a Xapian glass database behind a stub (see
// index_files.h):
//   terms      words without prefix, with positions: the title's first, then the text's, kFieldGap
//   apart;
//              the title's words again under `S`; the other fields of kFields without positions, at
//              wdf 0; numbers by value, kind, thing and measure (number_terms.h); behind words
//              that stand in quotes, marks with positions (quote_terms.h)
//   values     the slots of Slot; facet slots hold packed facet ids (facet_ids.h)
//   data       the article, encoded (article_codec.h)
//   metadata   the stamp, facet names, word forms, joins, the ledger of origins, takedowns, kept
//   numbers (kMeta...)
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dateline {

// Any change to terms, slots, metadata or the article's encoding bumps it.
inline constexpr std::uint32_t kFormatVersion = 6;

enum class Field : std::uint8_t {
  text,
  title,
  id,
  acronym,
  title_acronym,
  person,
  place,
  organisation,
  number,
  source,
  author,
  language,
  section,
  day,
  month,
  year,
  origin,
  quoted,
  speaker,
  sketch
};

struct FieldInfo {
  Field field;
  std::string_view prefix;
  bool positions;
  std::string_view what;     // for ARCHITECTURE.md and --help
  std::string_view example;  // a query that uses it
};

// A name field holds, for each name, the whole under prefix + '=' + key and each of its words under
// prefix + word.
inline constexpr std::array<FieldInfo, 20> kFields = {{
    {Field::text, "", true, "a folded word of title or text", "crossing"},
    {Field::title, "S", true, "a folded word of the title", "title:calais"},
    {Field::id, "Q", false, "the article's id, unique", ""},
    {Field::acronym, "XK", true, "an acronym whose letters are also a common word", "US"},
    {Field::title_acronym, "XT", true, "the same in the title", "title:US"},
    {Field::person, "XP", false, "a person", "person:\"Boris Johnson\""},
    {Field::place, "XL", false, "a place, and each place it lies in", "place:France"},
    {Field::organisation, "XO", false, "an organisation", "org:Reuters"},
    {Field::number, "XN", false, "a quantity (number_terms.h)", "number:25..30"},
    {Field::source, "XS", false, "who published it", "source:reuters"},
    {Field::author, "XA", false, "who wrote it", "author:\"A Name\""},
    {Field::language, "L", false, "ISO 639-1 code", "language:en"},
    {Field::section, "XC", false, "the section it stood in", "section:politics"},
    {Field::day, "D", false, "YYYYMMDD", "date:2021-11-25"},
    {Field::month, "M", false, "YYYYMM", "date:2021-11"},
    {Field::year, "Y", false, "YYYY", "date:2021"},
    {Field::origin, "XF", false, "hash of the file or feed it came from", ""},
    {Field::quoted, "XQ", true, "behind a word that stands in a quote (quote_terms.h)",
     "said:tragedy"},
    {Field::speaker, "XB", true, "behind a word that somebody is quoted with (quote_terms.h)",
     "by:\"Boris Johnson\""},
    {Field::sketch, "XD", false, "what near-copies have in common (copy_keys.h)", ""},
}};

[[nodiscard]] constexpr std::string_view prefix_of(Field field) {
  return kFields[static_cast<std::size_t>(field)].prefix;
}

namespace detail {
constexpr bool fields_are_sound() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (static_cast<std::size_t>(kFields[i].field) != i) return false;
    for (std::size_t k = 0; k < i; ++k) {
      if (kFields[i].prefix == kFields[k].prefix) return false;
    }
  }
  return true;
}
static_assert(fields_are_sound(), "kFields: one row for each Field, in order, no prefix twice");
}  // namespace detail

// Value slots. Facet slots: see facet_ids.h.
enum class Slot : std::uint32_t {
  date = 0,          // "YYYYMMDDHHMMSS" in UTC order for sorting; empty when unknown
  content_hash = 1,  // 16 bytes, XXH3-128 of what the article was made from
  people = 2,
  places = 3,
  organisations = 4,
  numbers = 5,
  sources = 6,
  languages = 7,
  sections = 8,
  // The digits of `date` each taken from 9: sorting by either slot downwards keeps undated articles
  // last (a stock remote server knows no other way to say that).
  date_complement = 9,
  day = 10,     // the article's own day, "YYYYMMDD"
  copies = 11,  // the group of near-copies it belongs to (copy_keys.h); empty when it has none
  story = 12,   // the story it belongs to (story_id.h); empty when it has none
  story_features = 13  // what stories are told by (indexer/stories/story_features.h)
};
[[nodiscard]] constexpr std::uint32_t number_of(Slot slot) {
  return static_cast<std::uint32_t>(slot);
}

// Metadata keys (prefixes where a name follows).
inline constexpr std::string_view kMetaStamp = "stamp";
inline constexpr std::string_view kMetaFacetName = "facet:";  // + id in hex -> display name
inline constexpr std::string_view kMetaForms = "forms:";      // + language ':' stem -> forms
inline constexpr std::string_view kMetaJoin = "join:";        // + joined word -> its parts
inline constexpr std::string_view kMetaOrigin =
    "origin:";  // + path or its hash -> the ledger's entry
inline constexpr std::string_view kMetaKeptNumbers = "kept-numbers";  // kept_numbers.h
inline constexpr std::string_view kMetaRemoved = "removed:";  // + id or its hash -> id: a takedown

// Positions between title and text, so that no phrase spans them.
inline constexpr std::uint32_t kFieldGap = 100;

// How often a title's word counts beside the text's own (wdf).
inline constexpr std::uint32_t kTitleWdf = 3;

}  // namespace dateline
