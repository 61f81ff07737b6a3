#include "indexer/sources/container.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <optional>
#include <utility>

#include "core/base/utf8.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;
constexpr std::array<std::string_view, 6> kMagic = {"\x1F\x8B"sv,
                                                    "PK\x03\x04"sv,
                                                    "PK\x05\x06"sv,
                                                    "BZh"sv,
                                                    "\xFD"
                                                    "7zXZ\0"sv,
                                                    "\x28\xB5\x2F\xFD"sv};
constexpr std::string_view kTarMagic = "ustar";
constexpr std::size_t kTarMagicAt = 257;

struct FreeArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};

// The container being read: libarchive over a ByteReader.
class Container {
 public:
  explicit Container(ByteReader& input) : input_(input) {
    archive* a = archive_.get();
    archive_read_support_filter_gzip(a);
    archive_read_support_filter_bzip2(a);
    archive_read_support_filter_xz(a);
    archive_read_support_filter_zstd(a);
    archive_read_support_format_tar(a);
    archive_read_support_format_zip_streamable(a);
    archive_read_support_format_raw(a);
    archive_read_support_format_empty(a);
  }

  Result<void> open() {
    if (archive_read_open2(archive_.get(), this, nullptr, fill, nullptr, nullptr) != ARCHIVE_OK)
      return failure("cannot be opened");
    return {};
  }

  // The next regular file; null at the end.
  Result<archive_entry*> next() {
    while (true) {
      archive_entry* entry = nullptr;
      const int status = archive_read_next_header(archive_.get(), &entry);
      if (status == ARCHIVE_EOF) return static_cast<archive_entry*>(nullptr);
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return failure("is broken");
      if (archive_entry_filetype(entry) == AE_IFREG || is_raw()) return entry;
    }
  }

  [[nodiscard]] bool is_raw() const { return archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW; }

  Result<std::size_t> read(char* to, std::size_t room) {
    const la_ssize_t count = archive_read_data(archive_.get(), to, room);
    // A member that cannot be read (encrypted, say) is no reason to leave out the next one.
    if (count < 0 && count != ARCHIVE_FATAL)
      return Error{ErrorCode::bad_input, said("is broken"), ""};
    if (count < 0) return failure("is broken");
    const auto size = static_cast<std::size_t>(count);
    bytes_out_ += size;
    if (bytes_out_ > kRatioFreeBytes && expansion() > static_cast<double>(kMaxExpansion))
      return broken("the archive expands more than " + std::to_string(kMaxExpansion) +
                    " times: refused");
    return size;
  }

  // What is left of a member. Left to libarchive, it would be expanded without a bound. What is
  // wrong with this member alone does not matter any more.
  Result<void> pass_over() {
    std::array<char, 65536> bytes{};
    Result<std::size_t> more = std::size_t{1};
    while (more && *more > 0) more = read(bytes.data(), bytes.size());
    if (error_) return *error_;
    return {};
  }

  // Of all that was read so far, what stands around this one included.
  [[nodiscard]] double expansion() const {
    const auto in = static_cast<double>(std::max<std::size_t>(bytes_in_, 1));
    return std::max(static_cast<double>(bytes_out_) / in, 1.0) * input_.expansion();
  }

  // Set once nothing more can be read.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  // libarchive asks for input.
  static la_ssize_t fill(archive* a, void* self, const void** bytes) {
    auto& container = *static_cast<Container*>(self);
    ByteReader& input = container.input_;
    input.consume(std::exchange(container.lent_, 0));
    if (input.available().empty()) {
      const Result<bool> more = input.fill();
      if (!more) {
        container.error_ = more.error();
        archive_set_error(a, EIO, "%s", more.error().message.c_str());
        return ARCHIVE_FATAL;
      }
    }
    const std::string_view available = input.available();
    *bytes = available.data();
    container.lent_ = available.size();
    container.bytes_in_ += available.size();
    return static_cast<la_ssize_t>(available.size());
  }

  Error broken(std::string what) {
    if (!error_) error_ = Error{ErrorCode::bad_input, std::move(what), ""};
    return *error_;
  }
  std::string said(const std::string& what) {
    const char* const text = archive_error_string(archive_.get());
    return "the archive " + what + (text == nullptr ? "" : ": " + utf8::repaired(text));
  }
  Error failure(const std::string& what) { return broken(said(what)); }

  ByteReader& input_;
  std::unique_ptr<archive, FreeArchive> archive_{archive_read_new()};
  std::size_t lent_ = 0;  // of what is available, libarchive has this much
  std::size_t bytes_in_ = 0;
  std::size_t bytes_out_ = 0;
  std::optional<Error> error_;
};

class MemberSource : public ByteSource {
 public:
  explicit MemberSource(Container& container) : container_(container) {}
  Result<std::size_t> read(char* to, std::size_t room) override {
    return container_.read(to, room);
  }
  [[nodiscard]] double expansion() const override { return container_.expansion(); }

 private:
  Container& container_;
};

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return name == nullptr ? std::string() : utf8::repaired(name);
}

}  // namespace

bool is_container(std::string_view head) {
  const bool known = std::any_of(kMagic.begin(), kMagic.end(),
                                 [&](std::string_view magic) { return head.starts_with(magic); });
  return known || (head.size() > kTarMagicAt && head.substr(kTarMagicAt).starts_with(kTarMagic));
}

Result<void> read_members(ByteReader& input, const MemberSink& sink) {
  Container container(input);
  if (auto opened = container.open(); !opened) return opened;
  while (true) {
    const auto entry = container.next();
    if (!entry) return entry.error();
    if (*entry == nullptr) return {};
    ByteReader member = ByteReader::of(std::make_unique<MemberSource>(container));
    if (!sink(container.is_raw() ? std::string() : name_of(*entry), member)) return {};
    // A fault that the member has told; what follows it cannot be found.
    if (container.error()) return {};
    if (auto passed = container.pass_over(); !passed) return passed;
  }
}

}  // namespace dateline
