#include "searcher/index_reader.h"

#include <charconv>
#include <filesystem>
#include <optional>
#include <string_view>

#include "core/schema/fields.h"
#include "core/schema/index_stamp.h"
#include "core/schema/word_forms.h"
#include "core/schema/xapian_guard.h"

namespace dateline {
namespace {

constexpr std::string_view kScheme = "tcp://";
constexpr unsigned kTimeoutMs = 10'000;
constexpr unsigned kConnectTimeoutMs = 3'000;

struct Address {
  std::string host;
  unsigned port = 0;
};

std::optional<Address> parse_address(std::string_view text) {
  if (!text.starts_with(kScheme)) return {};
  text.remove_prefix(kScheme.size());
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  Address out{std::string(text.substr(0, colon)), 0};
  const std::string_view port = text.substr(colon + 1);
  const auto [end, failure] = std::from_chars(port.data(), port.data() + port.size(), out.port);
  if (failure != std::errc() || end != port.data() + port.size() || out.port == 0 ||
      out.port > 65535)
    return {};
  return out;
}

}  // namespace

bool IndexReader::is_remote(std::string_view location) { return location.starts_with(kScheme); }

Result<std::unique_ptr<IndexReader>> IndexReader::open(const std::string& location) {
  std::unique_ptr<IndexReader> reader(new IndexReader(location));
  reader->remote_ = is_remote(location);
  const Result<void> opened =
      guarded([&] { return reader->remote_ ? reader->open_remote() : reader->open_local(); });
  if (!opened) return opened.error();
  return reader;
}

// Between the moment that the stub is read and the moment that what it names is open, a writer may
// have switched to another generation and removed this one.
Result<void> IndexReader::open_local() {
  constexpr int kAttempts = 10;
  for (int attempt = 1;; ++attempt) {
    stub_ = mark_of_stub(location_);
    Result<void> opened = guarded([this] { return open_generation(); });
    if (opened || attempt == kAttempts || mark_of_stub(location_) == stub_) return opened;
  }
}

Result<void> IndexReader::open_generation() {
  const auto generation = current_generation(location_);
  if (!generation) return generation.error();
  Xapian::Database database(generation->string(), Xapian::DB_BACKEND_GLASS);
  if (auto stamped = check_stamp(database, location_); !stamped) return stamped;
  database_ = database;
  shards_ = {database};
  generation_ = database.get_uuid();
  languages_.clear();
  return {};
}

Result<void> IndexReader::open_remote() {
  Xapian::Database all;
  std::vector<Xapian::Database> shards;
  std::string_view rest = location_;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string one(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    const auto address = parse_address(one);
    if (!address) {
      return Error{ErrorCode::usage, "'" + one + "' is no address of an index",
                   "Write tcp://host:port"};
    }
    Xapian::Database shard =
        Xapian::Remote::open(address->host, address->port, kTimeoutMs, kConnectTimeoutMs);
    if (auto stamped = check_stamp(shard, one); !stamped) return stamped;
    all.add_database(shard);
    shards.push_back(shard);
  }
  database_ = all;
  shards_ = std::move(shards);
  return {};
}

Result<void> IndexReader::refresh() {
  return guarded([&]() -> Result<void> {
    if (remote_) {
      if (database_.reopen()) languages_.clear();
      return {};
    }
    if (is_left_behind()) return open_local();
    if (database_.reopen()) languages_.clear();
    return {};
  });
}

std::string IndexReader::revision() const {
  if (remote_) return {};
  return generation_ + ":" + std::to_string(database_.get_revision());
}

const std::vector<std::string>& IndexReader::languages() {
  if (!languages_.empty()) return languages_;
  const std::string prefix(prefix_of(Field::language));
  for (auto it = database_.allterms_begin(prefix); it != database_.allterms_end(prefix); ++it)
    languages_.push_back((*it).substr(prefix.size()));
  languages_.emplace_back();
  return languages_;
}

std::string IndexReader::metadata(const std::string& key) const {
  std::vector<std::string> values;
  for (const Xapian::Database& shard : shards_) {
    std::string value = shard.get_metadata(key);
    if (!value.empty()) values.push_back(std::move(value));
  }
  return values.empty() ? std::string() : merged_metadata(key, values);
}

}  // namespace dateline
