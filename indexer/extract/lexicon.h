// Words that steer the rules for names: what stands before or after persons, what organisations and
// sites end in, what is capitalised without being a name. English.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace dateline {

// Bits of cue_of().
enum Cue : std::uint32_t {
  kTitleCue = 1u << 0,          // Mr, President, Gen.: stands before a person
  kRoleCue = 1u << 1,           // lawmaker, spokesman, actor: may stand before a person
  kSpeechCue = 1u << 2,         // said, told, resigned: what persons do
  kPlacePreposition = 1u << 3,  // in, near, from
  kOrganisationHead = 1u << 4,  // Ministry, University, Inc
  kSiteHead = 1u << 5,     // River, Street, Airport: a place takes its name from the words before
  kSiteOpening = 1u << 6,  // Mount, Lake, Cape: from the words after
  kDemonym = 1u << 7,      // French, Iraqis
  kCalendarCue = 1u << 8,  // Monday, May
  kNeverName = 1u << 9,    // The, However, Government, Internet: capitalised and no person or place
  kDirection = 1u << 10,   // North, Eastern
  kFamilyCue = 1u << 11,   // son, wife
  kWeakHead = 1u << 12,    // House, School: an organisation or a place
  kFunctionWord = 1u << 13,  // The, However: part of no name
};

// The cues of a word, given folded (no points, no possessive 's); 0 for most. One hash lookup.
[[nodiscard]] std::uint32_t cue_of(std::string_view folded_word);

// Every word with a cue, once for each line of the lists that has it.
void for_each_cue_word(const std::function<void(std::string_view word, std::uint32_t cue)>& visit);

// Whether that is the name of a well-known organisation; `key` is a place_key(). `letters_upper`:
// it stands in capitals.
[[nodiscard]] bool is_known_organisation(std::string_view key, bool letters_upper);
// The most words such a name has.
inline constexpr int kLongestOrganisation = 6;

// The same asked word by word, by the hashes of folded words (word_hash), without allocation.
class OrganisationMatch {
 public:
  // With one more word, an empty hash for none.
  [[nodiscard]] OrganisationMatch with(std::uint64_t word) const;
  [[nodiscard]] bool is_name(bool letters_upper) const;
  [[nodiscard]] bool goes_on() const;  // longer names may begin so

 private:
  std::uint64_t hash_ = 0;
  std::uint8_t state_ = 0;
};

// "Texas" for "TX", the postal abbreviation of a state of the USA; empty for anything else.
[[nodiscard]] std::string_view us_state_of(std::string_view abbreviation);

}  // namespace dateline
