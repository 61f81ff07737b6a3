#include "core/entities/gazetteer.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/entities/embedded_data.h"
#include "core/entities/gazetteer_format.h"
#include "core/text/folding.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 7> kKindNames = {"country",  "region", "city", "water",
                                                        "mountain", "site",   "other"};
// No name's key is longer; neither is a text that can lead to one.
constexpr std::size_t kLongestName = 160;

// A text's key without allocation. Empty where no name can be so long.
class ShortKey {
 public:
  explicit ShortKey(std::string_view folded_name, bool after_comma = false) {
    if (folded_name.size() > kLongestName) return;
    if (after_comma) bytes_[size_++] = ',';
    size_ += write_place_key(folded_name, bytes_.data() + size_);
  }
  [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, kLongestName + 1> bytes_;
  std::size_t size_ = 0;
};

// A folded name; only what is not ASCII is allocated for.
class FoldedName {
 public:
  explicit FoldedName(std::string_view name) {
    if (name.size() > kLongestName) return;
    for (const char c : name) {
      if (static_cast<unsigned char>(c) >= 0x80) {
        other_ = folded(name);
        size_ = 0;
        return;
      }
      ascii_[size_++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
  }
  [[nodiscard]] std::string_view view() const {
    return other_.empty() ? std::string_view(ascii_.data(), size_) : other_;
  }

 private:
  std::array<char, kLongestName> ascii_;
  std::size_t size_ = 0;
  std::string other_;
};

std::optional<double> degrees(std::int32_t ten_thousandths) {
  if (ten_thousandths == GazetteerPlace::kNoPosition) return std::nullopt;
  return ten_thousandths / 1e4;
}

}  // namespace

std::string_view name_of(PlaceKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::optional<PlaceKind> place_kind_named(std::string_view name) {
  for (std::size_t i = 0; i < kKindNames.size(); ++i) {
    if (kKindNames[i] == name) return static_cast<PlaceKind>(i);
  }
  return std::nullopt;
}

std::optional<double> GazetteerPlace::lat() const { return degrees(lat_e4); }
std::optional<double> GazetteerPlace::lon() const { return degrees(lon_e4); }

// The block's parts, worked out from its header: additions, no loading.
struct Gazetteer::Sections {
  const GazetteerHeader& header;
  const GazetteerPlace* places;
  const NameSlot* slots;
  const std::uint32_t* lists;
  const std::uint32_t* countries;

  explicit Sections(const char* block)
      : header(*reinterpret_cast<const GazetteerHeader*>(block)),
        places(reinterpret_cast<const GazetteerPlace*>(&header + 1)),
        slots(reinterpret_cast<const NameSlot*>(places + header.places)),
        lists(reinterpret_cast<const std::uint32_t*>(slots + header.slots)),
        countries(lists + header.lists) {}
};

Gazetteer::Gazetteer(std::string_view block) : block_(block.data()) {
  assert(block.size() > sizeof(GazetteerHeader));
  assert(Sections(block_).header.magic == GazetteerHeader::kMagic);
}

const Gazetteer& Gazetteer::instance() {
  static const Gazetteer gazetteer(embedded::gazetteer());
  return gazetteer;
}

PlaceName Gazetteer::look_up_key(std::string_view key) const {
  if (key.empty()) return {};
  const Sections all(block_);
  const NameHash hash = name_hash(key);
  const std::uint32_t mask = all.header.slots - 1;
  std::uint32_t at = hash.home & mask;
  while (all.slots[at].value != 0 && all.slots[at].check != hash.check) at = (at + 1) & mask;
  const std::uint32_t value = all.slots[at].value;
  const std::uint32_t number = value & NameSlot::kNumber;
  PlaceName name;
  name.begins_longer = (value & NameSlot::kBeginsLonger) != 0;
  if ((value & NameSlot::kSeveral) != 0) {
    const std::uint32_t* list = all.lists + number;
    name.places = {all.places + list[0] - 1, list + 2, list[1]};
  } else if (number != 0) {
    name.places = {all.places + number - 1, nullptr, 1};
  }
  return name;
}

PlaceName Gazetteer::look_up(std::string_view folded_words) const {
  return look_up_key(ShortKey(folded_words).view());
}

PlaceList Gazetteer::find(std::string_view name) const {
  return look_up(FoldedName(name).view()).places;
}

PlaceList Gazetteer::find_after_comma(std::string_view name) const {
  return look_up_key(ShortKey(FoldedName(name).view(), true).view()).places;
}

bool Gazetteer::is_name_prefix(std::string_view folded_words) const {
  const PlaceName name = look_up(folded_words);
  return name.begins_longer || !name.places.empty();
}

std::size_t Gazetteer::size() const { return Sections(block_).header.places; }

const GazetteerPlace* Gazetteer::by_id(std::uint32_t id) const {
  const Sections all(block_);
  return id == 0 || id > all.header.places ? nullptr : all.places + id - 1;
}

const GazetteerPlace* Gazetteer::country(std::string_view iso2) const {
  const std::size_t slot = country_slot(iso2);
  return slot == kCountryCodes ? nullptr : by_id(Sections(block_).countries[slot]);
}

std::vector<std::string> Gazetteer::within(const GazetteerPlace& place) const {
  std::vector<std::string> names;
  if (place.kind == PlaceKind::country) return names;
  for (const auto* region = by_id(place.region); region != nullptr;
       region = by_id(region->region)) {
    names.emplace_back(region->name);
  }
  const std::string_view inner = names.empty() ? place.name.view() : std::string_view(names.back());
  // Of Luxembourg in Luxembourg it is not said.
  if (const auto* land = country(place.country); land != nullptr && land->name != inner) {
    names.emplace_back(land->name);
  }
  std::reverse(names.begin(), names.end());
  return names;
}

bool Gazetteer::lies_in(const GazetteerPlace& part, const GazetteerPlace& whole) const {
  if (part.id == whole.id) return false;
  if (whole.kind == PlaceKind::country) return part.country == whole.country.view();
  for (const auto* region = by_id(part.region); region != nullptr; region = by_id(region->region)) {
    if (region->id == whole.id) return true;
  }
  return false;
}

}  // namespace dateline
