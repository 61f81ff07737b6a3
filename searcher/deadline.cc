#include "searcher/deadline.h"

#include <algorithm>

namespace dateline {

void DeadlineSource::init(const Xapian::Database& database) {
  all_ = database.get_doccount();
  last_ = database.get_lastdocid();
  at_ = 0;
}

void DeadlineSource::look_at_clock() {
  constexpr unsigned kEvery = 256;
  if (steps_++ % kEvery == 0 && std::chrono::steady_clock::now() >= deadline_) expired_ = true;
}

void DeadlineSource::next(double /*min_weight*/) {
  ++at_;
  look_at_clock();
}

void DeadlineSource::skip_to(Xapian::docid target, double /*min_weight*/) {
  at_ = std::max(at_, target);
  look_at_clock();
}

}  // namespace dateline
