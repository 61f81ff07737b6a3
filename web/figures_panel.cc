#include "web/figures_panel.h"

#include <algorithm>

#include "web/labels.h"
#include "web/search_parameters.h"

namespace dateline::web {
namespace {

constexpr std::size_t kTables = 8;
constexpr std::size_t kSources = 3;  // named in a row; the others are counted

void write_dates(const FigureRow& row, HtmlWriter& out) {
  out.markup("<td>");
  if (!row.first.empty()) write_date(row.first, out);
  if (row.last != row.first) {
    out.markup(" – ");
    write_date(row.last, out);
  }
  out.markup("</td>");
}

void write_sources(const FigureRow& row, HtmlWriter& out) {
  out.markup("<td dir=\"auto\">");
  const std::size_t shown = std::min(row.sources.size(), kSources);
  for (std::size_t i = 0; i < shown; ++i) out.text(i == 0 ? "" : ", ").text(row.sources[i]);
  if (shown < row.sources.size())
    out.markup(" and ").number(row.sources.size() - shown).markup(" more");
  if (row.sources.empty()) out.markup("not named");
  out.markup("</td>");
}

void write_row(const SearchRequest& request, const FigureRow& row, HtmlWriter& out) {
  out.markup("<tr><th scope=\"row\" dir=\"auto\">")
      .text(row.text)
      .markup("</th><td class=\"count\">");
  out.number(row.articles).markup("</td>");
  write_sources(row, out);
  write_dates(row, out);
  out.markup("<td class=\"said\" dir=\"auto\"><a href=\"")
      .text(article_url(row.id, request.query))
      .markup("\">");
  for (const Segment& segment : row.snippet) {
    if (segment.match) out.markup("<mark>");
    out.text(segment.text);
    if (segment.match) out.markup("</mark>");
  }
  out.markup("</a></td></tr>\n");
}

void write_table(const SearchRequest& request, const FigureTable& table, HtmlWriter& out) {
  out.markup("<table>\n<caption><span dir=\"auto\">").text(table.thing).markup("</span>");
  if (table.disagree) out.markup(" <span class=\"differ\">figures differ</span>");
  if (!table.story_title.empty())
    out.markup(" <span class=\"aside\" dir=\"auto\">").text(table.story_title).markup("</span>");
  out.markup("</caption>\n<thead><tr><th scope=\"col\">Figure</th><th scope=\"col\">Articles</th>")
      .markup("<th scope=\"col\">Sources</th><th scope=\"col\">Dates</th>")
      .markup("<th scope=\"col\">As first reported</th></tr></thead>\n<tbody>\n");
  for (const FigureRow& row : table.rows) write_row(request, row, out);
  out.markup("</tbody>\n</table>\n");
}

}  // namespace

void write_figures(const SearchRequest& request, const std::vector<FigureTable>& tables,
                   HtmlWriter& out) {
  std::vector<const FigureTable*> shown;
  for (const FigureTable& table : tables) {
    if (table.articles >= 2 && shown.size() < kTables) shown.push_back(&table);
  }
  if (shown.empty()) return;
  out.markup("<section class=\"figures\" aria-labelledby=\"figures-title\">\n")
      .markup("<h2 id=\"figures-title\">Figures reported</h2>\n");
  write_table(request, *shown.front(), out);
  if (shown.size() > 1) {
    out.markup("<details>\n<summary>")
        .number(shown.size() - 1)
        .text(shown.size() == 2 ? " more thing counted" : " more things counted")
        .markup("</summary>\n");
    for (std::size_t i = 1; i < shown.size(); ++i) write_table(request, *shown[i], out);
    out.markup("</details>\n");
  }
  out.markup("</section>\n");
}

}  // namespace dateline::web
