// An array that one thread lengthens while others read what stood in it earlier.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>

namespace dateline {

template <typename T>
class GrowingArray {
 public:
  // What stood in the array at one moment. Stays valid and unchanged, whatever becomes of the
  // array; copies are cheap. Any thread may read it.
  class View {
   public:
    View() = default;
    [[nodiscard]] const T& operator[](std::size_t i) const { return items_[i]; }
    [[nodiscard]] const T* data() const { return items_.get(); }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }

   private:
    friend class GrowingArray;
    View(std::shared_ptr<const T[]> items, std::size_t size)
        : items_(std::move(items)), size_(size) {}
    std::shared_ptr<const T[]> items_;
    std::size_t size_ = 0;
  };

  [[nodiscard]] View view() const { return {items_, size_}; }

  [[nodiscard]] const T& operator[](std::size_t i) const { return items_[i]; }
  [[nodiscard]] std::size_t size() const { return size_; }

  // Writes behind what every view shows; when there is no room, to a copy.
  void push_back(const T& item) {
    if (size_ == capacity_) reserve(std::max<std::size_t>(2 * capacity_, 64));
    items_[size_++] = item;
  }
  // Lengthens it with copies of `item`; never shortens it.
  void extend_to(std::size_t size, const T& item) {
    while (size_ < size) push_back(item);
  }
  void reserve(std::size_t capacity) {
    if (capacity <= capacity_) return;
    std::shared_ptr<T[]> larger = std::make_shared_for_overwrite<T[]>(capacity);
    std::copy_n(items_.get(), size_, larger.get());
    items_ = std::move(larger);
    capacity_ = capacity;
  }

 private:
  std::shared_ptr<T[]> items_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace dateline
