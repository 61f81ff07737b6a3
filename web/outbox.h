// The bytes of one answer on their way from the thread that makes them to whichever sends them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace dateline::web {

class Outbox {
 public:
  // `notify` is called, from the maker's thread, whenever there is something to collect.
  explicit Outbox(std::function<void()> notify) : notify_(std::move(notify)) {}

  // For the maker. Adds bytes; blocks while the client is far behind. False when the client is
  // gone.
  bool write(std::string_view bytes);
  // For the maker: the answer is complete. `keep_alive`: the connection may carry another request.
  void finish(bool keep_alive);
  [[nodiscard]] bool abandoned() const;

  // For the sender: appends what there is to `out`; says whether that was the end.
  struct State {
    bool finished = false;
    bool keep_alive = false;
  };
  State collect(std::string& out);
  // For the sender: the client is gone; wakes and fails the maker.
  void abandon();

 private:
  // A maker that is this far ahead of its client waits.
  static constexpr std::size_t kMaxPendingBytes = std::size_t{256} * 1024;
  // Less than this is not sent before the answer is complete: most answers leave in one piece.
  static constexpr std::size_t kNotifyBytes = std::size_t{64} * 1024;

  const std::function<void()> notify_;
  mutable std::mutex mutex_;
  std::condition_variable room_;
  std::string pending_;
  State state_;
  bool abandoned_ = false;
};

}  // namespace dateline::web
