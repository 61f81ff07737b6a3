#include "web/timeline_chart.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ascii.h"
#include "core/base/date.h"
#include "web/decimal.h"
#include "web/facet_links.h"
#include "web/labels.h"
#include "web/query_filters.h"

namespace dateline::web {
namespace {

// Per cent of the chart's height: above the highest bar stands how many it is.
constexpr double kTop = 16;
constexpr double kLeastHeight = 1.5;  // so that one article among thousands is seen
constexpr double kGap = 0.2;          // of a bar's width
constexpr double kWidest = 8;         // per cent of the chart's width
constexpr std::size_t kTicks = 5;
constexpr double kLetterWidth = 2.6;  // of the axis, in a chart as narrow as a phone's

// One or more neighbouring buckets.
struct Bar {
  std::string first, last;  // as a filter says them: "2021-11"
  std::size_t count = 0;
  std::size_t margin = 0;  // how far off it may be (timeline.h); of several, their sum
  std::size_t place = 0;   // how many bars there could be before it
};

struct Bars {
  std::vector<Bar> bars;         // those that stand for something
  std::size_t places = 0;        // from the first to the last
  std::size_t buckets_each = 1;  // drawn as one
  std::size_t most = 0;
};

// Years may have gaps (timeline.h), all other buckets follow each other.
std::vector<std::size_t> places_of(const Timeline& timeline) {
  std::vector<std::size_t> out;
  int first = 0;
  for (std::size_t i = 0; i < timeline.buckets.size(); ++i) {
    const auto span = parse_date_span(timeline.buckets[i].value);
    if (i == 0 && span) first = span->first.year;
    const bool years = timeline.step == TimeStep::year && span;
    out.push_back(years ? static_cast<std::size_t>(span->first.year - first) : i);
  }
  return out;
}

Bars bars_of(const Timeline& timeline) {
  Bars out;
  const std::vector<std::size_t> places = places_of(timeline);
  out.buckets_each = places.back() / kMaxBars + 1;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Timeline::Bucket& bucket = timeline.buckets[i];
    if (bucket.count == 0) continue;
    const std::size_t place = places[i] / out.buckets_each;
    if (out.bars.empty() || out.bars.back().place != place)
      out.bars.push_back({bucket.value, bucket.value, 0, 0, place});
    out.bars.back().last = bucket.value;
    out.bars.back().count += bucket.count;
    out.bars.back().margin += bucket.margin;
    out.most = std::max(out.most, out.bars.back().count);
  }
  out.places = places.back() / out.buckets_each + 1;
  return out;
}

std::string filter_of(const Bar& bar) {
  return bar.first == bar.last ? "date:" + bar.first : "date:" + bar.first + ".." + bar.last;
}

std::string label_of(const Bar& bar) {
  if (bar.first == bar.last) return date_label(bar.first);
  return filled(Text::dates_between,
                {{"first", date_label(bar.first)}, {"last", date_label(bar.last)}});
}

// The days that "date:2021", "date:2021-11..2022", "after:2021" or "before:2021" let through.
std::optional<DateSpan> days_of(std::string_view filter) {
  constexpr Date kFirst{1, 1, 1};
  constexpr Date kLast{9999, 12, 31};
  const std::size_t colon = filter.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string field = ascii_lowered(filter.substr(0, colon));
  const std::string_view value = filter.substr(colon + 1);
  const std::size_t dots = value.find("..");
  const auto from = parse_date_span(value.substr(0, dots));
  if (!from) return {};
  if (field == "after") return DateSpan{from->first, kLast};
  if (field == "before") return DateSpan{kFirst, Date::from_days(from->first.days() - 1)};
  if (field != "date") return {};
  if (dots == std::string_view::npos) return from;
  const auto to = parse_date_span(value.substr(dots + 2));
  return to ? std::optional(DateSpan{from->first, to->last}) : std::nullopt;
}

// Without the dates that let all of the chart through: they add nothing to a narrower one.
std::string query_beside(std::string_view query, const Bars& bars) {
  const auto first = parse_date_span(bars.bars.front().first);
  const auto last = parse_date_span(bars.bars.back().last);
  if (!first || !last) return std::string(query);
  return without_pieces(query, [&](std::string_view piece) {
    const auto span = days_of(piece);
    return span && span->first <= first->first && last->last <= span->last;
  });
}

double left_of(std::size_t place, const Bars& bars) {
  return 100.0 * static_cast<double>(place) / static_cast<double>(bars.places);
}

void write_bar(const PageSearch& request, std::string_view query, const Bars& bars, const Bar& bar,
               HtmlWriter& out) {
  const double room = 100.0 / static_cast<double>(bars.places);
  const double width = std::min(room * (1 - kGap), kWidest);
  const double share = static_cast<double>(bar.count) / static_cast<double>(bars.most);
  const double height = std::max(share * (100 - kTop), kLeastHeight);
  out.markup("<a tabindex=\"-1\" href=\"")
      .text(url_with_query(request, with_filter(query, filter_of(bar))))
      .markup("\" data-first=\"")
      .text(bar.first)
      .markup("\" data-last=\"")
      .text(bar.last)
      .markup("\" data-from=\"")
      .text(date_label(bar.first))
      .markup("\" data-to=\"")
      .text(date_label(bar.last))
      .markup("\" data-count=\"")
      .text(std::to_string(bar.count))
      .markup("\"><title>")
      .text(filled(Text::timeline_bar, {{"when", label_of(bar)}, {"n", bar.count}}))
      .markup("</title><rect class=\"room\" x=\"")
      .text(decimal(left_of(bar.place, bars)))
      .markup("%\" y=\"0\" width=\"")
      .text(decimal(room))
      .markup("%\" height=\"100%\"/><rect class=\"bar\" x=\"")
      .text(decimal(left_of(bar.place, bars) + (room - width) / 2))
      .markup("%\" y=\"")
      .text(decimal(100 - height))
      .markup("%\" width=\"")
      .text(decimal(width))
      .markup("%\" height=\"")
      .text(decimal(height))
      .markup("%\"/></a>\n");
}

void write_bars(const PageSearch& request, const Bars& bars, HtmlWriter& out) {
  const std::string query = query_beside(request.query, bars);
  out.markup(
         "<svg class=\"bars\" role=\"group\" aria-labelledby=\"timeline-title\">\n"
         "<g class=\"most\" aria-hidden=\"true\"><line x1=\"0\" x2=\"100%\" y1=\"")
      .text(decimal(kTop))
      .markup("%\" y2=\"")
      .text(decimal(kTop))
      .markup("%\"/><text x=\"0\" y=\"")
      .text(decimal(kTop - 4))
      .markup("%\">")
      .number(bars.most)
      .markup("</text></g>\n");
  for (const Bar& bar : bars.bars) write_bar(request, query, bars, bar, out);
  out.markup("</svg>\n");
}

struct Tick {
  std::size_t bucket = 0;
  std::string label;
};

// Where something longer than a bucket begins: a month, a year, a decade or more years.
std::vector<Tick> ticks_of(const Timeline& timeline) {
  std::vector<Tick> all;
  const bool by_day = timeline.step == TimeStep::day;
  const std::size_t size = timeline.buckets.size();
  const int years_apart = size > 400 ? 100 : size > 40 ? 10 : size > 10 ? 5 : 1;
  for (std::size_t i = 0; i < size; ++i) {
    const std::string& value = timeline.buckets[i].value;
    const auto span = parse_date_span(value);
    if (!span) continue;
    const bool begins = by_day                             ? span->first.day == 1
                        : timeline.step == TimeStep::month ? span->first.month == 1
                                                           : span->first.year % years_apart == 0;
    if (begins) all.push_back({i, date_label(value.substr(0, by_day ? 7 : 4))});
  }
  const std::size_t most = by_day ? 3 : kTicks;
  const std::size_t each = (all.size() + most - 1) / std::max<std::size_t>(most, 1);
  std::vector<Tick> out;
  for (std::size_t i = 0; i < all.size(); i += each) out.push_back(all[i]);
  return out;
}

void write_axis(const Timeline& timeline, const Bars& bars, HtmlWriter& out) {
  const std::vector<std::size_t> places = places_of(timeline);
  const double whole = static_cast<double>(bars.places * bars.buckets_each);
  double free_from = 0;
  out.markup("<svg class=\"axis\" aria-hidden=\"true\">");
  for (const Tick& tick : ticks_of(timeline)) {
    const double left = 100.0 * static_cast<double>(places[tick.bucket]) / whole;
    const std::string at = decimal(left) + "%";
    out.markup("<line x1=\"").text(at).markup("\" x2=\"").text(at).markup("\" y2=\"100%\"/>");
    const double right = left + kLetterWidth * static_cast<double>(tick.label.size());
    if (left < free_from || right > 100) continue;
    free_from = right;
    out.markup("<text x=\"").text(at).markup("\" dx=\"4\" y=\"85%\">").text(tick.label);
    out.markup("</text>");
  }
  out.markup("</svg>\n");
}

void write_table(const PageSearch& request, const Bars& bars, HtmlWriter& out) {
  const std::string query = query_beside(request.query, bars);
  out.markup("<details class=\"as-table\"><summary>")
      .say(Text::as_table)
      .markup("</summary>\n<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">")
      .say(Text::timeline_when)
      .markup("</th><th scope=\"col\">")
      .say(Text::articles)
      .markup("</th></tr></thead>\n<tbody>\n");
  for (const Bar& bar : bars.bars) {
    out.markup("<tr><th scope=\"row\"><a href=\"")
        .text(url_with_query(request, with_filter(query, filter_of(bar))))
        .markup("\">")
        .text(label_of(bar))
        .markup("</a></th><td>")
        .number(bar.count);
    if (bar.margin > 0) out.markup(" ±").number(bar.margin);
    out.markup("</td></tr>\n");
  }
  out.markup("</tbody></table></div></details>\n");
}

Text step_text(TimeStep step) {
  if (step == TimeStep::day) return Text::timeline_by_day;
  return step == TimeStep::month ? Text::timeline_by_month : Text::timeline_by_year;
}

void write_facts(const Timeline& timeline, HtmlWriter& out) {
  out.markup("<p class=\"aside\">");
  if (timeline.first == timeline.last) {
    out.text(date_label(timeline.first));
  } else {
    out.text(filled(Text::dates_between,
                    {{"first", date_label(timeline.first)}, {"last", date_label(timeline.last)}}))
        .say(Text::list_separator)
        .say(step_text(timeline.step));
  }
  out.markup(".");
  if (timeline.undated > 0) {
    out.markup(" <span class=\"undated\">")
        .say(Text::timeline_undated, {{"n", timeline.undated}})
        .markup("</span>");
  }
  if (!timeline.exact) out.markup(" ").say(Text::counts_estimated);
  out.markup("</p>\n");
}

}  // namespace

HtmlWriter timeline_chart(const PageSearch& request, const Timeline& timeline) {
  HtmlWriter out;
  if (timeline.buckets.empty()) return out;
  const Bars bars = bars_of(timeline);
  if (bars.bars.empty()) return out;
  out.markup(
         "<section class=\"timeline\" id=\"timeline\" aria-labelledby=\"timeline-title\">\n"
         "<h2 id=\"timeline-title\">")
      .say(Text::timeline_title)
      .markup("</h2>\n");
  write_facts(timeline, out);
  write_bars(request, bars, out);
  write_axis(timeline, bars, out);
  out.markup("<p class=\"aside script-only\" id=\"timeline-range\"></p>\n");
  write_table(request, bars, out);
  out.markup("</section>\n");
  return out;
}

}  // namespace dateline::web
