// Which of 05/11/2021's numbers is the day, as the other dates of the same file tell.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

class DateOrder {
 public:
  // 25/11/2021 says that days come first, 11/25/2021 that months do; other texts say nothing.
  void learn(std::string_view date);
  // A date of two numbers up to 12 as "2021-11-05" (what follows it stays), where all that was
  // learnt says the same; anything else as it is.
  [[nodiscard]] std::string resolved(std::string_view date) const;

 private:
  bool day_first_ = false;
  bool month_first_ = false;
};

}  // namespace dateline
