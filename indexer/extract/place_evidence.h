// What an article's sure places say of the others.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/entities/gazetteer.h"

namespace dateline {

// Over the curve of the Earth, near enough for neighbours; very far where a position is unknown.
[[nodiscard]] double kilometres(const GazetteerPlace& a, const GazetteerPlace& b);

// The places that an article is sure to speak of, each under the name it is spoken of by, and how
// much they speak for others: never for another place of their own name.
class PlaceEvidence {
 public:
  // How many names lie somewhere, by name: an article may list ten thousand places.
  struct Names {
    int all = 0;
    std::unordered_map<std::string, int> by_name;
  };

  void add(const GazetteerPlace& place, const std::string& key);

  // What other names than `key` say for a place, in natural logarithms of rank.
  [[nodiscard]] double speaks_for(const GazetteerPlace& place, const std::string& key) const;
  // Whether other names than `key` lie in a place's country, or near it.
  [[nodiscard]] bool bears_out(const GazetteerPlace& place, const std::string& key) const;
  // Whether two other names lie in one country, and that is not the place's.
  [[nodiscard]] bool is_about_another(const GazetteerPlace& place, const std::string& key) const;

 private:
  [[nodiscard]] bool is_near(const GazetteerPlace& place, const std::string& key) const;

  std::map<std::string, Names> countries_;
  std::map<std::uint32_t, Names> regions_;
  std::vector<std::pair<const GazetteerPlace*, std::string>> towns_;
  std::unordered_map<std::string, bool> seen_;
};

}  // namespace dateline
