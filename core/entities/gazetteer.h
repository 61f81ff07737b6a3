// What is known of places: countries, first-level regions, cities, seas and the like, with
// alternate names, positions, populations and what they lie in. Read-only, built from GeoNames and
// ISO data (gazetteer_data/README.md), embedded in the programs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class PlaceKind : std::uint8_t { country, region, city, water, mountain, site, other };

[[nodiscard]] std::string_view name_of(PlaceKind kind);  // "country"
[[nodiscard]] std::optional<PlaceKind> place_kind_named(std::string_view name);

// One place of the gazetteer.
struct GazetteerPlace {
  std::uint32_t id = 0;   // stable within one gazetteer version
  std::string_view name;  // "Paris"
  PlaceKind kind = PlaceKind::other;
  std::string_view country;  // ISO 3166-1 alpha-2 "FR"; empty where none
  std::uint32_t region = 0;  // id of the first-level region it lies in; 0 for none
  std::optional<double> lat, lon;
  std::uint32_t population = 0;  // 0 where unknown
};

class Gazetteer {
 public:
  // The embedded gazetteer, loaded on first use (once, thread-safe). Lives as long as the process.
  static const Gazetteer& instance();

  // Every place with that name or alternate name; `name` is folded by the caller's rules inside.
  // Best known (population) first.
  [[nodiscard]] std::vector<const GazetteerPlace*> find(std::string_view name) const;
  // Whether some place's (alternate) name begins with these folded words: lets a matcher stop
  // early.
  [[nodiscard]] bool is_name_prefix(std::string_view folded_words) const;
  [[nodiscard]] const GazetteerPlace* by_id(std::uint32_t id) const;
  [[nodiscard]] const GazetteerPlace* country(std::string_view iso2) const;

  // Names of what it lies in, widest first: {"France","Hauts-de-France"}; empty for a country.
  [[nodiscard]] std::vector<std::string> within(const GazetteerPlace& place) const;

 private:
  Gazetteer();
  struct Data;
  const Data* data_;
};

// The key under which spellings of a place's name meet: folded, points and apostrophes dropped,
// hyphens and commas as blanks, a leading "the" dropped, "saint" as "st".
[[nodiscard]] std::string place_key(std::string_view name);

}  // namespace dateline
