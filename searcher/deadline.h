// A query that takes too long is answered with what it has found by then. Local indexes only: the
// stock remote server cannot run it, and there the connection's own time-out is all there is.
#pragma once

#include <xapian.h>

#include <chrono>
#include <memory>

namespace dateline {

// A source of every article that ends early once `deadline` has passed. As the right side of
// OP_FILTER it is asked once for each match, looks at the clock for every 256th and stops the match
// there.
class DeadlineSource : public Xapian::PostingSource {
 public:
  explicit DeadlineSource(std::chrono::steady_clock::time_point deadline) : deadline_(deadline) {}

  // Whether it has stopped a match.
  [[nodiscard]] bool expired() const { return expired_; }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return all_; }
  Xapian::doccount get_termfreq_max() const override { return all_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid target, double min_weight) override;
  bool at_end() const override { return expired_ || at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }
  void init(const Xapian::Database& database) override;

 private:
  void look_at_clock();

  std::chrono::steady_clock::time_point deadline_;
  Xapian::doccount all_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
  unsigned steps_ = 0;
  bool expired_ = false;
};

}  // namespace dateline
