#include "indexer/extract/place_evidence.h"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

constexpr double kInCountry = 1.4;  // times the logarithm of 1 + the other places there
constexpr double kInRegion = 1.1;
constexpr double kNear = 1;  // another place of the article is no further than kNearKm
constexpr double kNearKm = 100;
constexpr std::size_t kMostEvidence = 64;  // places that are asked whether they are near

const Gazetteer& gazetteer() { return Gazetteer::instance(); }

// How many other names than `key` stand under `whole`.
template <typename Map>
double others(const Map& map, const typename Map::key_type& whole, const std::string& key) {
  const auto at = map.find(whole);
  if (at == map.end()) return 0;
  const auto own = at->second.by_name.find(key);
  return at->second.all - (own == at->second.by_name.end() ? 0 : own->second);
}

void add_name(PlaceEvidence::Names& names, const std::string& key) {
  ++names.all;
  ++names.by_name[key];
}

}  // namespace

double kilometres(const GazetteerPlace& a, const GazetteerPlace& b) {
  if (!a.lat() || !b.lat()) return 1e9;
  constexpr double kKmPerDegree = 111.2;
  const double north = *a.lat() - *b.lat();
  const double east = (*a.lon() - *b.lon()) * std::cos(*a.lat() * M_PI / 180);
  return kKmPerDegree * std::sqrt(north * north + east * east);
}

void PlaceEvidence::add(const GazetteerPlace& place, const std::string& key) {
  if (!seen_.emplace(key + '\t' + std::to_string(place.id), true).second) return;
  if (!place.country.empty()) add_name(countries_[std::string(place.country)], key);
  if (place.kind == PlaceKind::region) add_name(regions_[place.id], key);
  for (const auto* region = gazetteer().by_id(place.region); region != nullptr;
       region = gazetteer().by_id(region->region)) {
    add_name(regions_[region->id], key);
  }
  if (place.kind == PlaceKind::city && towns_.size() < kMostEvidence)
    towns_.emplace_back(&place, key);
}

double PlaceEvidence::speaks_for(const GazetteerPlace& place, const std::string& key) const {
  double score = kInCountry * std::log1p(others(countries_, std::string(place.country), key));
  const double in_region =
      std::max(others(regions_, place.region, key),
               place.kind == PlaceKind::region ? others(regions_, place.id, key) : 0.0);
  score += kInRegion * std::log1p(in_region);
  return place.kind == PlaceKind::city && is_near(place, key) ? score + kNear : score;
}

bool PlaceEvidence::bears_out(const GazetteerPlace& place, const std::string& key) const {
  return others(countries_, std::string(place.country), key) > 0 || is_near(place, key);
}

bool PlaceEvidence::is_about_another(const GazetteerPlace& place, const std::string& key) const {
  return std::any_of(countries_.begin(), countries_.end(), [&](const auto& country) {
    return country.first != place.country.view() && others(countries_, country.first, key) >= 2;
  });
}

bool PlaceEvidence::is_near(const GazetteerPlace& place, const std::string& key) const {
  return std::any_of(towns_.begin(), towns_.end(), [&](const auto& town) {
    return town.second != key && kilometres(*town.first, place) < kNearKm;
  });
}

}  // namespace dateline
