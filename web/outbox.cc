#include "web/outbox.h"

namespace dateline::web {

bool Outbox::write(std::string_view bytes) {
  bool worth_sending = false;
  {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return abandoned_ || pending_.size() < kMaxPendingBytes; });
    if (abandoned_) return false;
    pending_ += bytes;
    worth_sending = pending_.size() >= kNotifyBytes;
  }
  if (worth_sending) notify_();
  return true;
}

void Outbox::finish(bool keep_alive) {
  {
    const std::lock_guard lock(mutex_);
    state_ = {true, keep_alive};
  }
  notify_();
}

bool Outbox::abandoned() const {
  const std::lock_guard lock(mutex_);
  return abandoned_;
}

Outbox::State Outbox::collect(std::string& out) {
  State state;
  {
    const std::lock_guard lock(mutex_);
    if (out.empty()) {
      out = std::move(pending_);
    } else {
      out += pending_;
    }
    pending_.clear();
    state = state_;
  }
  room_.notify_one();
  return state;
}

void Outbox::abandon() {
  {
    const std::lock_guard lock(mutex_);
    abandoned_ = true;
  }
  room_.notify_one();
}

}  // namespace dateline::web
