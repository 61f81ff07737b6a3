#include "indexer/sources/csv.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "core/text/charset.h"
#include "indexer/sources/csv_rows.h"
#include "indexer/sources/date_order.h"

namespace dateline {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// A quote that never closes is given up after this, so that one slip does not swallow the file.
constexpr std::size_t kMaxRowBytes = kMaxRecordBytes;
// Each such slip costs a look at that much; after so many of them no field spans lines any more.
constexpr std::size_t kMaxUnclosed = 8;
// The charset and delimiter are told from this much.
constexpr std::size_t kHeadBytes = std::size_t{64} << 10;

ArticleField field_of_column(const std::string& column, const ColumnNames& columns) {
  for (const ColumnName& name : columns) {
    if (name.column == column) return name.field;
  }
  const ArticleField known = field_named(column);
  // What the user names a field's column, no other column is.
  const bool is_taken = std::any_of(columns.begin(), columns.end(),
                                    [&](const ColumnName& name) { return name.field == known; });
  return is_taken ? ArticleField::none : known;
}

std::vector<ArticleField> fields_of_header(const std::vector<std::string>& header,
                                           const ColumnNames& columns) {
  std::vector<ArticleField> out;
  for (const std::string& column : header) out.push_back(field_of_column(column, columns));
  return out;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool names_an_article(const std::vector<ArticleField>& fields) {
  return std::any_of(fields.begin(), fields.end(), [](ArticleField field) {
    return field == ArticleField::title || field == ArticleField::text;
  });
}

// The charset of a whole file, told from its beginning, a row at a time.
class RowDecoder {
 public:
  // A long file's head may end inside a character.
  explicit RowDecoder(std::string_view head)
      : is_utf8_(utf8::is_valid(head) || (head.size() >= kHeadBytes &&
                                          utf8::is_valid(utf8::truncated(head, head.size() - 4)))) {
  }
  std::string operator()(std::string_view row) const {
    std::string bytes(row);
    return repaired_mojibake(is_utf8_ ? utf8::repaired(std::move(bytes))
                                      : to_utf8(std::move(bytes)));
  }

 private:
  bool is_utf8_;
};

class CsvReader {
 public:
  CsvReader(ByteReader& input, const ColumnNames& columns, const RecordSink& sink)
      : input_(input), columns_(columns), sink_(sink), decode_(input.available()) {}

  Result<void> read() {
    if (input_.available().starts_with(kByteOrderMark)) input_.consume(kByteOrderMark.size());
    take_delimiter();
    while (true) {
      const auto length = row_length();
      if (!length) return length.error();
      if (*length == 0 || input_.interrupted()) return {};
      const std::string_view row = input_.available().substr(0, *length);
      const bool goes_on = take(row);
      const bool is_whole = row.ends_with('\n');
      line_ += static_cast<std::size_t>(std::count(row.begin(), row.end(), '\n'));
      input_.consume(*length);
      if (!goes_on) return {};
      if (is_whole) continue;
      if (auto skipped = skip_line(input_); !skipped) return skipped;
      ++line_;
    }
  }

 private:
  // Excel's "sep=;" says it before the header.
  void take_delimiter() {
    const std::string_view bytes = input_.available();
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    constexpr std::string_view kSays = "sep=";
    const bool is_said = line.starts_with(kSays) && line.size() > kSays.size() &&
                         is_blank(line.substr(kSays.size() + 1));
    delimiter_ = is_said ? line[kSays.size()] : delimiter_of(line);
    if (!is_said) return;
    input_.consume(std::min(line.size() + 1, bytes.size()));
    ++line_;
  }

  // 0 at the end. A row whose quotes do not close ends at its first line.
  Result<std::size_t> row_length() {
    RowEnd end(delimiter_, unclosed_ < kMaxUnclosed);
    fault_ = {};
    while (true) {
      const std::string_view bytes = input_.available();
      const std::size_t at = end.find(bytes);
      if (at != std::string_view::npos && !end.in_quotes()) return at;
      const bool may_go_on = at == std::string_view::npos && bytes.size() <= kMaxRowBytes;
      auto more = may_go_on ? input_.fill() : Result<bool>(false);
      if (!more) return more.error();
      if (*more) continue;
      const std::string_view rest = input_.available();
      if (end.in_quotes()) {
        ++unclosed_;
        fault_ = "a quote in this row is never closed";
      } else if (rest.size() > kMaxRowBytes) {
        fault_ = "the row is longer than 64 MB";
      } else {
        return rest.size();
      }
      return std::min(rest.find('\n'), rest.size() - 1) + 1;
    }
  }

  // False to stop.
  bool take(std::string_view row) {
    if (is_blank(row)) return true;
    if (!fault_.empty()) return sink_(refused_record(line_, std::string(fault_)));
    std::vector<std::string> values = fields_of(decode_(row), delimiter_);
    // Spreadsheets end with rows of nothing but delimiters.
    if (std::all_of(values.begin(), values.end(), is_blank)) return true;
    if (fields_.empty()) {
      fields_ = fields_of_header(values, columns_);
      if (names_an_article(fields_)) {
        learn_dates(input_.available().substr(row.size()));
        return true;
      }
      sink_(refused_record(0,
                           "its first row names neither a title nor a text column (say which "
                           "with --columns title=...,text=...)"));
      return false;
    }
    RawRecord record;
    record.number = line_;
    record.kind = RecordKind::article;
    for (std::size_t i = 0; i < std::min(values.size(), fields_.size()); ++i) {
      set_field(record.article, fields_[i], values[i]);
    }
    record.article.date = dates_.resolved(record.article.date);
    return sink_(std::move(record));
  }

  // From the rows that are there already: which way round the file writes its dates.
  void learn_dates(std::string_view rows) {
    rows = rows.substr(0, kHeadBytes);
    while (true) {
      const std::size_t end = RowEnd(delimiter_, true).find(rows);
      if (end == std::string_view::npos) return;
      const std::vector<std::string> values = fields_of(rows.substr(0, end), delimiter_);
      for (std::size_t i = 0; i < std::min(values.size(), fields_.size()); ++i) {
        if (fields_[i] == ArticleField::date) dates_.learn(values[i]);
      }
      rows.remove_prefix(end);
    }
  }

  ByteReader& input_;
  const ColumnNames& columns_;
  const RecordSink& sink_;
  RowDecoder decode_;
  char delimiter_ = ',';
  std::size_t line_ = 1;
  std::vector<ArticleField> fields_;
  DateOrder dates_;
  std::size_t unclosed_ = 0;  // rows whose quotes did not close
  std::string_view fault_;    // of the row being read
};

}  // namespace

Result<void> read_csv(ByteReader& input, const ColumnNames& columns, const RecordSink& sink) {
  if (auto filled = input.fill_to(kHeadBytes); !filled) return filled;
  // A wide file is small enough to be turned over as a whole.
  const std::string_view head = input.available();
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    if (auto filled = input.fill_to(kMaxRecordBytes + 1); !filled) return filled;
    if (input.available().size() > kMaxRecordBytes) {
      sink(refused_record(0, "the file is larger than 64 MB and in UTF-16"));
      return {};
    }
    struct Text : ByteSource {
      std::string text;
      std::size_t at = 0;
      Result<std::size_t> read(char* to, std::size_t room) override {
        const std::size_t count = text.copy(to, room, at);
        at += count;
        return count;
      }
    };
    auto text = std::make_unique<Text>();
    text->text = to_utf8(std::string(input.available()));
    ByteReader decoded = ByteReader::of(std::move(text));
    if (auto filled = decoded.fill_to(kHeadBytes); !filled) return filled;
    return CsvReader(decoded, columns, sink).read();
  }
  return CsvReader(input, columns, sink).read();
}

bool looks_like_csv(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\n'));
  if (line.size() == head.size() || line.size() > 1000) return false;
  const auto fields = fields_of_header(fields_of(line, delimiter_of(line)), {});
  const auto known = std::count_if(fields.begin(), fields.end(),
                                   [](ArticleField field) { return field != ArticleField::none; });
  return known >= 2 && names_an_article(fields);
}

}  // namespace dateline
