#include "searcher/first_places.h"

#include <algorithm>
#include <limits>

namespace dateline {
namespace {

bool comes_before(const Place& a, const Place& b) {
  if (a.date != b.date) return a.date < b.date;
  if (a.weight != b.weight) return a.weight > b.weight;
  return a.number < b.number;
}

}  // namespace

std::uint64_t date_place(Xapian::docid article, const FacetColumn& dates, bool oldest_first) {
  constexpr std::uint64_t kLast = std::numeric_limits<std::uint64_t>::max();
  if (article + std::size_t{1} >= dates.begins.size() ||
      dates.begins[article] == dates.begins[article + 1])
    return kLast;
  const FacetId date = dates.ids[dates.ordinals[dates.begins[article]]];
  return oldest_first ? date : kLast - 1 - date;
}

FirstPlaces::FirstPlaces(std::size_t wanted, const CopyGroups* groups)
    : wanted_(wanted), groups_(groups) {
  if (groups_ != nullptr && wanted_ > 0) first_of_group_.resize(groups_->last() + std::size_t{1});
}

void FirstPlaces::offer(const Place& place) {
  if (wanted_ == 0) return;
  const std::uint32_t group =
      groups_ == nullptr ? CopyGroups::kNone : groups_->group_of(place.number);
  if (group == CopyGroups::kNone) {
    keep(place);
    return;
  }
  Place& first = first_of_group_[group];
  if (first.number == 0 || comes_before(place, first)) first = place;
}

void FirstPlaces::keep(const Place& place) {
  if (first_.size() < wanted_) {
    first_.push_back(place);
    std::push_heap(first_.begin(), first_.end(), comes_before);
  } else if (comes_before(place, first_.front())) {
    std::pop_heap(first_.begin(), first_.end(), comes_before);
    first_.back() = place;
    std::push_heap(first_.begin(), first_.end(), comes_before);
  }
}

std::vector<Place> FirstPlaces::from(std::size_t offset) {
  for (const Place& place : first_of_group_) {
    if (place.number != 0) keep(place);
  }
  std::sort_heap(first_.begin(), first_.end(), comes_before);
  const std::size_t before = std::min(offset, first_.size());
  return {first_.begin() + static_cast<std::ptrdiff_t>(before), first_.end()};
}

}  // namespace dateline
