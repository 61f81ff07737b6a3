// A whole result as a file, made piece by piece: JSON Lines, CSV, or GeoJSON of places.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "searcher/hit_cursor.h"

namespace dateline {

enum class ExportFormat : std::uint8_t { jsonl, csv, geojson };

[[nodiscard]] std::optional<ExportFormat> export_format_named(std::string_view name);
[[nodiscard]] std::string_view name_of(ExportFormat format);        // also the file's ending
[[nodiscard]] std::string_view media_type_of(ExportFormat format);  // "text/csv; charset=utf-8"

struct ExportForm {
  ExportFormat format = ExportFormat::jsonl;
  bool byte_order_mark = false;  // before CSV, which some spreadsheets take for Latin-1 without
};

class ExportText {
 public:
  ExportText(std::unique_ptr<HitCursor> cursor, const ExportForm& form)
      : cursor_(std::move(cursor)), form_(form) {}

  // Appends the next piece, some kilobytes, to `out`. False at the end, where nothing is appended.
  [[nodiscard]] Result<bool> next(std::string& out);

 private:
  [[nodiscard]] Result<bool> next_hit(std::string& out);
  [[nodiscard]] Result<bool> next_places(std::string& out);

  std::unique_ptr<HitCursor> cursor_;
  const ExportForm form_;
  bool began_ = false;
  bool any_feature_ = false;
  bool ended_ = false;
};

}  // namespace dateline
