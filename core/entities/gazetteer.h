// What is known of places: countries, first-level regions, cities, seas and the like, with
// alternate names, positions, populations and what they lie in. Read-only, built from GeoNames and
// ISO data (gazetteer_data/README.md). The programs carry it ready to use (gazetteer_format.h):
// nothing is read or copied at start, and only the pages that are looked at take memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/entities/place_key.h"

namespace dateline {

enum class PlaceKind : std::uint8_t { country, region, city, water, mountain, site, other };

[[nodiscard]] std::string_view name_of(PlaceKind kind);  // "country"
[[nodiscard]] std::optional<PlaceKind> place_kind_named(std::string_view name);

// A text in the same block of memory, known by its distance from here: it needs no loading. Reads
// as a std::string_view; never copied.
struct EmbeddedText {
  std::uint32_t distance = 0;  // bytes from this object to the text
  std::uint32_t bytes = 0;

  EmbeddedText() = default;
  EmbeddedText(const EmbeddedText&) = delete;
  EmbeddedText& operator=(const EmbeddedText&) = delete;

  [[nodiscard]] std::string_view view() const {
    return {reinterpret_cast<const char*>(this) + distance, bytes};
  }
  operator std::string_view() const { return view(); }  // NOLINT: it is one
  friend bool operator==(const EmbeddedText& a, std::string_view b) { return a.view() == b; }
};

// An ISO 3166-1 alpha-2 code, or none. Reads as a std::string_view.
struct CountryCode {
  char letters[2] = {};

  [[nodiscard]] bool empty() const { return letters[0] == 0; }
  [[nodiscard]] std::string_view view() const { return {letters, empty() ? 0U : 2U}; }
  operator std::string_view() const { return view(); }  // NOLINT: it is one
  friend bool operator==(const CountryCode& a, std::string_view b) { return a.view() == b; }
};

// One place of the gazetteer.
struct GazetteerPlace {
  std::uint32_t id = 0;          // from 1, best known first; stable within one gazetteer version
  std::uint32_t region = 0;      // id of the region it lies in; 0 for none
  std::uint32_t population = 0;  // 0 where unknown
  std::int32_t lat_e4 = 0;       // ten-thousandths of a degree; kNoPosition where unknown
  std::int32_t lon_e4 = 0;
  EmbeddedText name;    // "Paris"
  CountryCode country;  // "FR"; empty where none
  PlaceKind kind = PlaceKind::other;
  bool capital = false;  // its country's

  static constexpr std::int32_t kNoPosition = INT32_MIN;
  [[nodiscard]] std::optional<double> lat() const;  // degrees
  [[nodiscard]] std::optional<double> lon() const;
};

// The places of one name, best known first. A view of two words: copy it freely.
class PlaceList {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = const GazetteerPlace*;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = const GazetteerPlace*;

    Iterator(const PlaceList* list, std::size_t at) : list_(list), at_(at) {}
    const GazetteerPlace* operator*() const { return (*list_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const PlaceList* list_;
    std::size_t at_;
  };

  PlaceList() = default;
  PlaceList(const GazetteerPlace* first, const std::uint32_t* others, std::size_t size)
      : first_(first), steps_(others), size_(size) {}

  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const GazetteerPlace* front() const { return first_; }  // REQUIRES: !empty()
  [[nodiscard]] const GazetteerPlace* operator[](std::size_t i) const {
    return i == 0 ? first_ : first_ + steps_[i];
  }
  [[nodiscard]] Iterator begin() const { return {this, 0}; }
  [[nodiscard]] Iterator end() const { return {this, size_}; }

 private:
  const GazetteerPlace* first_ = nullptr;
  const std::uint32_t* steps_ = nullptr;  // places from the first to the i-th
  std::size_t size_ = 0;
};

// What is known of one name.
struct PlaceName {
  PlaceList places;            // that have it
  bool begins_longer = false;  // "new", "new york": longer names begin with these words
};

// Every lookup of ASCII text costs tens of nanoseconds and allocates nothing. All const calls may
// run concurrently.
class Gazetteer {
 public:
  // The one in the program.
  static const Gazetteer& instance();

  // Every place with that name or alternate name, spelt as place_key() lets it be.
  [[nodiscard]] PlaceList find(std::string_view name) const;
  // The same for words that are folded already, and whether to go on with the next word. This is
  // how a matcher or a tagger asks "are these words a place, of which kind, how populous": while
  // `begins_longer`, add a word; `places.front()` is the best known one.
  [[nodiscard]] PlaceName look_up(std::string_view folded_words) const;
  // Whether some place's (alternate) name begins with these folded words, or is them.
  [[nodiscard]] bool is_name_prefix(std::string_view folded_words) const;
  // By abbreviations that are too much like words to stand alone: the "Ill." of "Springfield,
  // Ill.", the "TX" of "Paris, TX". None of the names that find() knows.
  [[nodiscard]] PlaceList find_after_comma(std::string_view name) const;

  [[nodiscard]] const GazetteerPlace* by_id(std::uint32_t id) const;
  [[nodiscard]] const GazetteerPlace* country(std::string_view iso2) const;
  [[nodiscard]] std::size_t size() const;

  // Names of what it lies in, widest first: {"France","Hauts-de-France"}; empty for a country.
  [[nodiscard]] std::vector<std::string> within(const GazetteerPlace& place) const;
  // Whether `part` lies in `whole`: a country, or a region at any level.
  [[nodiscard]] bool lies_in(const GazetteerPlace& part, const GazetteerPlace& whole) const;

 private:
  explicit Gazetteer(std::string_view block);
  [[nodiscard]] PlaceName look_up_key(std::string_view key) const;

  struct Sections;
  const char* block_;
};

}  // namespace dateline
