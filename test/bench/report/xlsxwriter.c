/* The rows of rows.ts as a workbook, written by libxlsxwriter in its mode of constant memory, with the styles, widths, filter
   and frozen head of ours. Prints the seconds of writing and the memory before it and at its most, as JSON.
   cc -O2 xlsxwriter.c -lxlsxwriter -o xlsxwriter; xlsxwriter ROWS OUT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <xlsxwriter.h>

enum { most_columns = 64 };

static double now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return at.tv_sec + at.tv_nsec / 1e9;
}

static double most_memory(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss * 1024 / 1e6;
}

/* Cuts the line at its tabs, in place. */
static int cells_of(char *line, char **cells) {
  int count = 0;
  line[strcspn(line, "\n")] = 0;
  for (char *next = line; next != NULL && count < most_columns;) cells[count++] = strsep(&next, "\t");
  return count;
}

static lxw_format *format_of(lxw_workbook *book, const char *kind) {
  lxw_format *format = workbook_add_format(book);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_font_size(format, 10);
  if (strcmp(kind, "number") == 0) format_set_num_format(format, "#,##0");
  else if (strcmp(kind, "date") == 0) format_set_num_format(format, "yyyy-mm-dd");
  else if (strcmp(kind, "time") == 0) format_set_num_format(format, "yyyy-mm-dd hh:mm");
  else format_set_num_format(format, "@");
  if (strcmp(kind, "text") == 0) format_set_text_wrap(format);
  return format;
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  FILE *rows = fopen(arguments[1], "r");
  if (rows == NULL) return 1;
  double base = most_memory();
  double start = now();
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook *book = workbook_new_opt(arguments[2], &options);
  lxw_worksheet *sheet = workbook_add_worksheet(book, "Decisions");
  char *line = NULL;
  size_t room = 0;
  char *cells[most_columns];
  lxw_format *formats[most_columns];
  int is_text[most_columns];
  if (getline(&line, &room, rows) < 0) return 1;
  int columns = cells_of(line, cells);
  for (int column = 0; column < columns; column++) {
    formats[column] = format_of(book, cells[column]);
    is_text[column] = strcmp(cells[column], "text") == 0 || strcmp(cells[column], "code") == 0;
  }
  if (getline(&line, &room, rows) < 0) return 1;
  cells_of(line, cells);
  for (int column = 0; column < columns; column++) worksheet_set_column(sheet, column, column, atof(cells[column]), NULL);
  worksheet_freeze_panes(sheet, 1, 0);
  lxw_row_t row = 0;
  while (getline(&line, &room, rows) > 0) {
    int found = cells_of(line, cells);
    for (int column = 0; column < found; column++) {
      if (cells[column][0] == 0) continue;
      if (row == 0 || is_text[column]) worksheet_write_string(sheet, row, column, cells[column], formats[column]);
      else worksheet_write_number(sheet, row, column, atof(cells[column]), formats[column]);
    }
    row++;
  }
  worksheet_autofilter(sheet, 0, 0, row - 1, columns - 1);
  if (workbook_close(book) != LXW_NO_ERROR) return 1;
  printf("{\"seconds\":%.6f,\"base\":%.1f,\"most\":%.1f}", now() - start, base, most_memory());
  return 0;
}
