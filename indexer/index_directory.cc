#include "indexer/index_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/index_files.h"
#include "core/schema/index_stamp.h"
#include "core/schema/xapian_guard.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::string new_stub_name() { return std::string(kStubName) + ".new"; }

bool is_ours(const std::string& name) {
  return name == kStubName || name == kLockName || name == new_stub_name() ||
         name.starts_with(kScratchPrefix) || generation_number(name);
}

// Opens the current generation and looks at its stamp.
Result<void> check_generation(const fs::path& generation, const fs::path& index) {
  Xapian::Database database;
  auto opened = guarded([&] { database = Xapian::Database(generation.string()); });
  if (opened) return guarded([&] { return check_stamp(database, index.string()); });
  Error error = opened.error();
  error.message = "cannot open the index " + index.string() + ": " + error.message;
  // The stub names it: it was whole once.
  if (error.code == ErrorCode::not_an_index || error.code == ErrorCode::io) {
    error.code = ErrorCode::not_an_index;
    error.hint = "It is damaged: remove it and index again";
  }
  return error;
}

Result<std::vector<std::string>> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
    names.push_back(it->path().filename().string());
  }
  if (failed) return system_error("cannot read " + folder.string(), failed.value());
  return names;
}

Error foreign(const fs::path& path) {
  return {ErrorCode::not_an_index, path.string() + " is not a Dateline index and not empty",
          "Name another folder with --index"};
}

// Makes sure `path` is an index, or a folder that may become one.
Result<void> check_folder(const fs::path& path, IndexDirectory::Missing missing) {
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (status.type() == fs::file_type::not_found) {
    if (missing == IndexDirectory::Missing::fail) return current_generation(path).error();
    fs::create_directories(path, failed);
    if (failed) {
      Error error = system_error("cannot make " + path.string(), failed.value());
      // A path that leads nowhere: no input of the run, as not_found would say.
      if (error.code == ErrorCode::not_found) error.code = ErrorCode::not_an_index;
      return error;
    }
    return {};
  }
  if (failed) return system_error("cannot look at " + path.string(), failed.value());
  if (!fs::is_directory(status)) return foreign(path);
  auto names = names_in(path);
  if (!names) return names.error();
  bool has_stub = false;
  for (const std::string& name : *names) {
    has_stub = has_stub || name == kStubName;
    if (!is_ours(name)) {
      // Somebody's file beside an index does no harm; a folder without an index is not ours to
      // fill.
      if (auto current = current_generation(path); !current) return foreign(path);
    }
  }
  if (has_stub || missing == IndexDirectory::Missing::fail) {
    if (auto current = current_generation(path); !current) return current.error();
  }
  return {};
}

Result<int> take_lock(const fs::path& path) {
  const fs::path name = path / kLockName;
  const int fd = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) return system_error("cannot write " + name.string(), errno);
  if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return fd;
  const int failure = errno;
  ::close(fd);
  if (failure != EWOULDBLOCK) return system_error("cannot lock " + name.string(), failure);
  return Error{ErrorCode::busy, "another program is writing to the index " + path.string(),
               "Wait for it to end and run again"};
}

Result<void> sync_path(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return system_error("cannot read " + path.string(), errno);
  const int failure = ::fsync(fd) == 0 ? 0 : errno;
  ::close(fd);
  if (failure != 0) return system_error("cannot sync " + path.string(), failure);
  return {};
}

Result<void> sync_folder(const fs::path& folder) {
  auto names = names_in(folder);
  if (!names) return names.error();
  for (const std::string& name : *names) {
    if (auto synced = sync_path(folder / name); !synced) return synced;
  }
  return sync_path(folder);
}

void remove_quietly(const fs::path& path) {
  // What cannot be removed now is tried again by the next run.
  std::error_code ignored;
  fs::remove_all(path, ignored);
}

}  // namespace

IndexDirectory::IndexDirectory(fs::path path, int lock) : path_(std::move(path)), lock_(lock) {}

IndexDirectory::~IndexDirectory() {
  // Half made, when the run failed while it was: its space is wanted back.
  if (number_ > 0) remove_quietly(next_generation());
  if (number_ > 1) remove_quietly(path_ / generation_name(number_ - 1));
  remove_quietly(path_ / (std::string(kScratchPrefix) + std::to_string(::getpid())));
  ::close(lock_);
}

Result<std::unique_ptr<IndexDirectory>> IndexDirectory::open(const fs::path& path,
                                                             Missing missing) {
  if (auto checked = check_folder(path, missing); !checked) return checked.error();
  auto lock = take_lock(path);
  if (!lock) return lock.error();
  std::unique_ptr<IndexDirectory> directory(new IndexDirectory(path, *lock));
  if (auto ready = directory->take_stock(); !ready) return ready.error();
  return directory;
}

Result<void> IndexDirectory::take_stock() {
  const auto current = current_generation(path_);
  if (current) number_ = generation_number(current->filename().string()).value_or(0);
  if (number_ > 0) {
    if (auto checked = check_generation(generation(), path_); !checked) return checked;
  }
  auto names = names_in(path_);
  if (!names) return names.error();
  for (const std::string& name : *names) {
    const std::optional<std::uint32_t> number = generation_number(name);
    if (name.starts_with(kScratchPrefix) || name == new_stub_name() ||
        (number && *number != number_)) {
      remove_quietly(path_ / name);
    }
  }
  return number_ == 0 ? make_first_generation() : Result<void>();
}

Result<void> IndexDirectory::make_first_generation() {
  auto made = guarded([this] {
    Xapian::WritableDatabase database(next_generation().string(),
                                      Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    write_stamp(database);
    database.commit();
  });
  if (!made) return made;
  return switch_to_next();
}

fs::path IndexDirectory::generation() const { return path_ / generation_name(number_); }
fs::path IndexDirectory::next_generation() const { return path_ / generation_name(number_ + 1); }

std::size_t IndexDirectory::generation_bytes() const {
  std::size_t total = 0;
  std::error_code failed;
  fs::directory_iterator it(generation(), failed);
  for (const fs::directory_iterator end; !failed && it != end; it.increment(failed)) {
    std::error_code ignored;
    const auto size = fs::file_size(it->path(), ignored);
    if (!ignored) total += size;
  }
  return total;
}

Result<fs::path> IndexDirectory::scratch() const {
  const fs::path folder = path_ / (std::string(kScratchPrefix) + std::to_string(::getpid()));
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return system_error("cannot make " + folder.string(), failed.value());
  return folder;
}

Result<void> IndexDirectory::switch_to_next() {
  if (auto synced = sync_folder(next_generation()); !synced) return synced;
  if (auto switched = switch_generation(path_, number_ + 1); !switched) return switched;
  ++number_;
  if (number_ > 2) remove_quietly(path_ / generation_name(number_ - 2));
  return {};
}

}  // namespace dateline
