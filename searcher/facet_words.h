// Finding facet values by how one of their words begins, folded as names are.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

class FacetPrefix {
 public:
  explicit FacetPrefix(std::string_view typed);

  // Whether `value`, or a later word of it, begins so: "bo" finds "Boris Johnson", "john" too;
  // "boris j" as well, "boris " ends there and finds no "Borisov"; "3300", "3,3" and "£3" find
  // "£3,300 million". A prefix without letters, figures and signs finds everything.
  [[nodiscard]] bool begins(std::string_view value) const;

 private:
  std::string key_;
};

}  // namespace dateline
