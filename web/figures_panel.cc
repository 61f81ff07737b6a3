#include "web/figures_panel.h"

#include <algorithm>

#include "web/hit_list.h"
#include "web/labels.h"
#include "web/page_search.h"

namespace dateline::web {
namespace {

constexpr std::size_t kTables = 8;
constexpr std::size_t kSources = 3;  // named in a row; the others are counted

void write_dates(const FigureRow& row, HtmlWriter& out) {
  if (row.first.empty()) return;
  out.markup(" <span class=\"when\">");
  write_date(row.first, out);
  if (row.last != row.first) {
    out.markup(" – ");
    write_date(row.last, out);
  }
  out.markup("</span>");
}

void write_sources(const FigureRow& row, HtmlWriter& out) {
  const std::size_t shown = std::min(row.sources.size(), kSources);
  HtmlWriter names;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) names.say(Text::list_separator);
    names.markup("<bdi>").text(row.sources[i]).markup("</bdi>");
  }
  if (row.sources.empty()) names.say(Text::figure_no_source);
  if (shown < row.sources.size()) {
    out.say(Text::more_sources, {{"names", names}, {"n", row.sources.size() - shown}});
  } else {
    out.part(names);
  }
}

void write_row(const PageSearch& request, const FigureRow& row, HtmlWriter& out) {
  out.markup("<tr><th scope=\"row\" dir=\"auto\">")
      .text(row.text)
      .markup("</th><td class=\"said\"><a dir=\"auto\" href=\"")
      .text(article_url(row.id, request))
      .markup("\">");
  write_segments(row.snippet, out);
  out.markup("</a><span class=\"who\">");
  write_sources(row, out);
  write_dates(row, out);
  if (row.articles > 1) {
    out.markup(" <span>").say(Text::figure_articles_count, {{"n", row.articles}}).markup("</span>");
  }
  out.markup("</span></td></tr>\n");
}

void write_table(const PageSearch& request, const FigureTable& table, HtmlWriter& out) {
  out.markup("<table>\n<caption><span dir=\"auto\">").text(table.thing).markup("</span>");
  if (table.disagree)
    out.markup(" <span class=\"differ\">").say(Text::figures_differ).markup("</span>");
  if (!table.story_title.empty())
    out.markup(" <span class=\"aside\" dir=\"auto\">").text(table.story_title).markup("</span>");
  out.markup("</caption>\n<thead><tr><th scope=\"col\">")
      .say(Text::figure)
      .markup("</th><th scope=\"col\">")
      .say(Text::figure_reported)
      .markup("</th></tr></thead>\n<tbody>\n");
  for (const FigureRow& row : table.rows) write_row(request, row, out);
  out.markup("</tbody>\n</table>\n");
}

}  // namespace

void write_figures(const PageSearch& request, const std::vector<FigureTable>& tables,
                   HtmlWriter& out) {
  std::vector<const FigureTable*> shown;
  for (const FigureTable& table : tables) {
    if (table.articles >= 2 && shown.size() < kTables) shown.push_back(&table);
  }
  if (shown.empty()) return;
  out.markup("<section class=\"figures\" aria-labelledby=\"figures-title\">\n")
      .markup("<h2 id=\"figures-title\">")
      .say(Text::figures_reported)
      .markup("</h2>\n");
  write_table(request, *shown.front(), out);
  if (shown.size() > 1) {
    out.markup("<details>\n<summary>")
        .say(Text::more_things_counted, {{"n", shown.size() - 1}})
        .markup("</summary>\n");
    for (std::size_t i = 1; i < shown.size(); ++i) write_table(request, *shown[i], out);
    out.markup("</details>\n");
  }
  out.markup("</section>\n");
}

}  // namespace dateline::web
