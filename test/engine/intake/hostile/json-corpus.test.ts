// A corpus of JSON texts after the pattern of JSONTestSuite (Nicolas Seriot, "Parsing JSON is a Minefield"): `y` has to be
// read, `n` has to be refused, and `i`, which RFC 8259 leaves open, has to come out as it says here.
import { describe, expect, test } from 'vitest';
import { encode } from '../../../../electron/engine/intake/decode.ts';
import { openEvidence } from '../../../../electron/engine/intake/evidence.ts';
import { type JsonValue, parseJson } from '../../../../electron/engine/intake/json.ts';
import { readSource } from '../../../../electron/engine/intake/read-source.ts';
import { redact } from '../../../../electron/engine/intake/redact.ts';
import { CountersignError } from '../../../../shared/errors.ts';
import { file, readAll } from '../reading.ts';

const y: Readonly<Record<string, string>> = {
  array_arraysWithSpaces: '[[]   ]',
  'array_empty-string': '[""]',
  array_empty: '[]',
  array_ending_with_newline: '["a"]\n',
  array_false: '[false]',
  array_heterogeneous: '[null, 1, "1", {}]',
  array_null: '[null]',
  array_with_1_and_newline: '[1\n]',
  array_with_leading_space: ' [1]',
  array_with_several_null: '[1,null,null,null,2]',
  array_with_trailing_space: '[2] ',
  number: '[123e65]',
  number_0e: '[0e+1]',
  number_0e1: '[0e1]',
  number_after_space: '[ 4]',
  number_double_close_to_zero: `[-0.${'0'.repeat(77)}1]`,
  number_int_with_exp: '[20e1]',
  number_minus_zero: '[-0]',
  number_negative_int: '[-123]',
  number_real_capital_e: '[1E22]',
  number_real_capital_e_neg_exp: '[1E-2]',
  number_real_exponent: '[123e45]',
  number_real_fraction_exponent: '[123.456e78]',
  number_real_neg_exp: '[1e-2]',
  number_simple_real: '[123.456789]',
  object: '{"asd":"sdf", "dfg":"fgh"}',
  object_basic: '{"asd":"sdf"}',
  object_empty: '{}',
  object_empty_key: '{"":0}',
  object_escaped_null_in_key: '{"foo\\u0000bar": 42}',
  object_extreme_numbers: '{ "min": -1.0e+28, "max": 1.0e+28 }',
  object_long_strings: `{"x":[{"id": "${'x'.repeat(40)}"}], "id": "${'x'.repeat(40)}"}`,
  object_simple: '{"a":[]}',
  object_string_unicode: '{"title":"\\u041f\\u043e\\u043b\\u0442\\u043e\\u0440\\u0430"}',
  object_with_newlines: '{\n"a": "b"\n}',
  string_1_2_3_bytes_UTF8: '["\\u0060\\u012a\\u12AB"]',
  string_accepted_surrogate_pair: '["\\uD801\\udc37"]',
  string_accepted_surrogate_pairs: '["\\ud83d\\ude39\\ud83d\\udc8d"]',
  string_allowed_escapes: '["\\"\\\\\\/\\b\\f\\n\\r\\t"]',
  string_backslash_and_u_escaped_zero: '["\\\\u0000"]',
  string_backslash_doublequotes: '["\\""]',
  string_comments: '["a/*b*/c/*d//e"]',
  string_double_escape_a: '["\\\\a"]',
  string_double_escape_n: '["\\\\n"]',
  string_escaped_control_character: '["\\u0012"]',
  string_escaped_noncharacter: '["\\uFFFF"]',
  string_in_array: '["asd"]',
  string_in_array_with_leading_space: '[ "asd"]',
  string_last_surrogates_1_and_2: '["\\uDBFF\\uDFFF"]',
  string_nbsp_uescaped: '["new\\u00A0line"]',
  string_nonCharacterInUTF8: '["\u{10FFFF}"]',
  string_null_escape: '["\\u0000"]',
  'string_one-byte-utf-8': '["\\u002c"]',
  string_pi: '["π"]',
  string_reservedCharacterInUTF8: '["\u{1BFFF}"]',
  string_simple_ascii: '["asd "]',
  string_space: '" "',
  string_surrogates_U1D11E: '["\\uD834\\uDd1e"]',
  'string_three-byte-utf-8': '["\\u0821"]',
  string_u2028_line_sep: '["\u2028"]',
  string_u2029_par_sep: '["\u2029"]',
  string_uEscape: '["\\u0061\\u30af\\u30EA\\u30b9"]',
  string_uescaped_newline: '["new\\u000Aline"]',
  string_unescaped_char_delete: '["\u007f"]',
  string_unicode: '["\\uA66D"]',
  string_unicodeEscapedBackslash: '["\\u005C"]',
  string_unicode_2: '["⍂㈴⍂"]',
  string_with_del_character: '["a\u007fa"]',
  structure_lonely_false: 'false',
  structure_lonely_int: '42',
  structure_lonely_negative_real: '-0.1',
  structure_lonely_null: 'null',
  structure_lonely_string: '"asd"',
  structure_lonely_true: 'true',
  structure_string_empty: '""',
  structure_trailing_newline: '["a"]\n',
  structure_true_in_array: '[true]',
  structure_whitespace_array: ' [] ',
};

const n: Readonly<Record<string, string>> = {
  array_1_true_without_comma: '[1 true]',
  array_colon_instead_of_comma: '["": 1]',
  array_comma_after_close: '[""],',
  array_comma_and_number: '[,1]',
  array_double_comma: '[1,,2]',
  array_double_extra_comma: '["x",,]',
  array_extra_close: '["x"]]',
  array_extra_comma: '["",]',
  array_incomplete: '["x"',
  array_incomplete_invalid_value: '[x',
  array_inner_array_no_comma: '[3[4]]',
  array_items_separated_by_semicolon: '[1:2]',
  array_just_comma: '[,]',
  array_just_minus: '[-]',
  array_missing_value: '[   , ""]',
  array_newlines_unclosed: '["a",\n4\n,1,',
  array_number_and_comma: '[1,]',
  array_number_and_several_commas: '[1,,]',
  array_spaces_vertical_tab_formfeed: '["\u000ba"\\f]',
  array_star_inside: '[*]',
  array_unclosed: '[""',
  array_unclosed_trailing_comma: '[1,',
  array_unclosed_with_new_lines: '[1,\n1\n,1',
  array_unclosed_with_object_inside: '[{}',
  incomplete_false: '[fals]',
  incomplete_null: '[nul]',
  incomplete_true: '[tru]',
  'number_++': '[++1234]',
  'number_+1': '[+1]',
  'number_+Inf': '[+Inf]',
  'number_-01': '[-01]',
  'number_-1.0.': '[-1.0.]',
  'number_-2.': '[-2.]',
  'number_-NaN': '[-NaN]',
  'number_.-1': '[.-1]',
  'number_.2e-3': '[.2e-3]',
  'number_0.1.2': '[0.1.2]',
  'number_0.3e+': '[0.3e+]',
  'number_0.3e': '[0.3e]',
  'number_0.e1': '[0.e1]',
  'number_0_capital_E+': '[0E+]',
  number_0_capital_E: '[0E]',
  'number_0e+': '[0e+]',
  number_0e: '[0e]',
  'number_1.0e+': '[1.0e+]',
  'number_1.0e-': '[1.0e-]',
  number_1_000: '[1 000.0]',
  number_1eE2: '[1eE2]',
  'number_2.e+3': '[2.e+3]',
  'number_9.e+': '[9.e+]',
  number_Inf: '[Inf]',
  number_NaN: '[NaN]',
  number_U_FF11: '[１]',
  number_expression: '[1+2]',
  number_hex_1_digit: '[0x1]',
  number_hex_2_digits: '[0x42]',
  number_infinity: '[Infinity]',
  'number_invalid+-': '[0e+-1]',
  'number_invalid-negative-real': '[-123.123foo]',
  number_minus_infinity: '[-Infinity]',
  number_minus_sign_with_trailing_garbage: '[-foo]',
  number_minus_space_1: '[- 1]',
  number_neg_int_starting_with_zero: '[-012]',
  number_neg_real_without_int_part: '[-.123]',
  number_neg_with_garbage_at_end: '[-1x]',
  number_real_garbage_after_e: '[1ea]',
  number_real_without_fractional_part: '[1.]',
  number_starting_with_dot: '[.123]',
  number_with_alpha: '[1.2a-3]',
  number_with_leading_zero: '[012]',
  object_bad_value: '["x", truth]',
  object_bracket_key: '{[: "x"}\n',
  object_comma_instead_of_colon: '{"x", null}',
  object_double_colon: '{"x"::"b"}',
  object_emoji: '{🇨🇭}',
  object_garbage_at_end: '{"a":"a" 123}',
  object_key_with_single_quotes: "{key: 'value'}",
  object_missing_colon: '{"a" b}',
  object_missing_key: '{:"b"}',
  object_missing_semicolon: '{"a" "b"}',
  object_missing_value: '{"a":',
  'object_no-colon': '{"a"',
  object_non_string_key: '{1:1}',
  object_repeated_null_null: '{null:null,null:null}',
  object_several_trailing_commas: '{"id":0,,,,,}',
  object_single_quote: "{'a':0}",
  object_trailing_comma: '{"id":0,}',
  object_trailing_comment: '{"a":"b"}/**/',
  object_trailing_comment_slash_open: '{"a":"b"}//',
  object_two_commas_in_a_row: '{"a":"b",,"c":"d"}',
  object_unquoted_key: '{a: "b"}',
  'object_unterminated-value': '{"a":"a',
  object_with_single_string: '{ "foo" : "bar", "a" }',
  object_with_trailing_garbage: '{"a":"b"}#',
  single_space: ' ',
  string_1_surrogate_then_escape_u: '["\\uD800\\u"]',
  string_1_surrogate_then_escape_u1x: '["\\uD800\\u1x"]',
  string_accentuated_char_no_quotes: '[é]',
  string_backslash_00: '["\\\u0000"]',
  string_escape_x: '["\\x00"]',
  string_escaped_backslash_bad: '["\\\\\\"]',
  string_escaped_ctrl_char_tab: '["\\\t"]',
  string_escaped_emoji: '["\\🌀"]',
  string_incomplete_escape: '["\\"]',
  string_incomplete_escaped_character: '["\\u00A"]',
  string_incomplete_surrogate: '["\\uD834\\uDd"]',
  string_invalid_backslash_esc: '["\\a"]',
  string_invalid_unicode_escape: '["\\uqqqq"]',
  string_leading_uescaped_thinspace: '[\\u0020"asd"]',
  string_no_quotes_with_bad_escape: '[\\n]',
  string_single_doublequote: '"',
  string_single_quote: "['single quote']",
  string_single_string_no_double_quotes: 'abc',
  string_start_escape_unclosed: '["\\',
  string_unescaped_ctrl_char: '["a\u0000a"]',
  string_unescaped_newline: '["new\nline"]',
  string_unescaped_tab: '["\t"]',
  string_with_trailing_garbage: '""x',
  'structure_angle_bracket_.': '<.>',
  structure_angle_bracket_null: '[<null>]',
  structure_array_trailing_garbage: '[1]x',
  structure_array_with_extra_array_close: '[1]]',
  structure_array_with_unclosed_string: '["asd]',
  'structure_ascii-unicode-identifier': 'aå',
  structure_capitalized_True: '[True]',
  structure_close_unopened_array: '1]',
  structure_comma_instead_of_closing_brace: '{"x": true,',
  structure_double_array: '[][]',
  structure_end_array: ']',
  structure_lone_open_bracket: '[',
  structure_no_data: '',
  'structure_null-byte-outside-string': '[\u0000]',
  structure_number_with_trailing_garbage: '2@',
  structure_object_followed_by_closing_object: '{}}',
  structure_object_unclosed_no_value: '{"":',
  structure_object_with_comment: '{"a":/*comment*/"b"}',
  structure_object_with_trailing_garbage: '{"a": true} "x"',
  structure_open_array_apostrophe: "['",
  structure_open_array_comma: '[,',
  structure_open_array_open_object: '[{',
  structure_open_array_open_string: '["a',
  structure_open_object: '{',
  structure_open_object_close_array: '{]',
  structure_open_object_comma: '{,',
  structure_open_object_open_array: '{[',
  structure_open_object_open_string: '{"a',
  structure_open_open: '["\\{["\\{["\\{["\\{',
  structure_single_star: '*',
  structure_trailing_hash: '{"a":"b"}#{}',
  structure_unclosed_array_partial_null: '[ false, nul',
  structure_unclosed_object: '{"asd":"asd"',
  structure_uescaped_LF_before_string: '[\\u000A""]',
  structure_unicode_identifier: 'å',
  structure_UTF8_BOM_no_data: '\uFEFF',
  structure_whitespace_formfeed: '[\f]',
  structure_whitespace_U_2060_word_joiner: '[\u2060]',
  // Ours: what a stricter reader has to refuse too.
  object_duplicated_key: '{"a":"b","a":"c"}',
  object_duplicated_key_and_value: '{"a":"b","a":"b"}',
  object_duplicated_key_escaped: '{"a":"b","\\u0061":"c"}',
  object_duplicated_key_half_characters: '{"\\ud800":1,"\\udfff":2}',
};

/** Deep ones are refused for depth, whatever else is wrong with them. */
const deep: Readonly<Record<string, string>> = {
  structure_100000_opening_arrays: '['.repeat(100_000),
  structure_open_array_object: '[{"":'.repeat(50_000),
  structure_500_nested_arrays: '['.repeat(500) + ']'.repeat(500),
  structure_100000_nested_objects: `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
};

const i: Readonly<Record<string, readonly [string, JsonValue]>> = {
  number_double_huge_neg_exp: ['[123.456e-789]', [0]],
  number_huge_exp: [`[0.4e006${'9'.repeat(60)}]`, [`0.4e006${'9'.repeat(60)}`]],
  number_neg_int_huge_exp: ['[-1e+9999]', ['-1e+9999']],
  number_pos_double_huge_exp: ['[1.5e+9999]', ['1.5e+9999']],
  number_real_underflow: ['[123e-10000000]', [0]],
  number_too_big_neg_int: ['[-123123123123123123123123123123]', ['-123123123123123123123123123123']],
  number_too_big_pos_int: ['[100000000000000000000]', ['100000000000000000000']],
  number_very_big_negative_int: [
    '[-237462374673276894279832749832423479823246327846]',
    ['-237462374673276894279832749832423479823246327846'],
  ],
  object_key_lone_2nd_surrogate: ['{"\\uDFAA":0}', { '\uFFFD': 0 }],
  string_1st_surrogate_but_2nd_missing: ['["\\uDADA"]', ['\uFFFD']],
  string_1st_valid_surrogate_2nd_invalid: ['["\\uD888\\u1234"]', ['\uFFFD\u1234']],
  string_incomplete_surrogate_and_escape_valid: ['["\\uD800\\n"]', ['\uFFFD\n']],
  string_inverted_surrogates_U_1D11E: ['["\\uDd1e\\uD834"]', ['\uFFFD\uFFFD']],
  string_lone_second_surrogate: ['["\\uDFAA"]', ['\uFFFD']],
  object_proto: ['{"__proto__":{"a":1}}', JSON.parse('{"__proto__":{"a":1}}') as JsonValue],
};

/** Bytes that RFC 8259 leaves open or forbids: the code of the refusal, or the value. */
const bytes: Readonly<Record<string, readonly [readonly number[] | Uint8Array, unknown]>> = {
  string_invalid_utf_8: [[0x5b, 0x22, 0xff, 0x22, 0x5d], 'SOURCE_ENCODING'],
  string_iso_latin_1: [[0x5b, 0x22, 0xe9, 0x22, 0x5d], 'SOURCE_ENCODING'],
  string_overlong_sequence_2_bytes: [[0x5b, 0x22, 0xc0, 0xaf, 0x22, 0x5d], 'SOURCE_ENCODING'],
  string_overlong_sequence_6_bytes: [[0x5b, 0x22, 0xfc, 0x83, 0xbf, 0xbf, 0xbf, 0xbf, 0x22, 0x5d], 'SOURCE_ENCODING'],
  string_truncated_utf_8: [[0x5b, 0x22, 0xe0, 0xff, 0x22, 0x5d], 'SOURCE_ENCODING'],
  string_not_in_unicode_range: [[0x5b, 0x22, 0xf4, 0xbf, 0xbf, 0xbf, 0x22, 0x5d], 'SOURCE_ENCODING'],
  string_UTF8_surrogate: [[0x5b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x5d], 'SOURCE_ENCODING'],
  structure_UTF_8_BOM_empty_object: [[0xef, 0xbb, 0xbf, 0x7b, 0x7d], {}],
  structure_incomplete_UTF8_BOM: [[0xef, 0xbb, 0x7b, 0x7d], 'SOURCE_ENCODING'],
  structure_two_boms: [[0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 0x7b, 0x7d], 'SOURCE_UNREADABLE'],
  string_utf16LE_with_bom: [encode('["é"]', 'utf-16le', true), ['é']],
  string_utf16BE_with_bom: [encode('["é"]', 'utf-16be', true), ['é']],
  string_utf16LE_no_BOM: [encode('["é"]', 'utf-16le', true).subarray(2), 'SOURCE_ENCODING'],
  string_utf16BE_no_BOM: [encode('["é"]', 'utf-16be', true).subarray(2), 'SOURCE_ENCODING'],
  string_utf16LE_cut: [encode('["é"]', 'utf-16le', true).subarray(0, 9), 'SOURCE_ENCODING'],
  structure_utf32LE: [[0xff, 0xfe, 0, 0, 0x5b, 0, 0, 0, 0x5d, 0, 0, 0], 'SOURCE_ENCODING'],
};

function verdict(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    if (error instanceof CountersignError) return error.code;
    throw error;
  }
}

const plain = { field: () => null, places: () => [] };

describe('the corpus of JSON texts', () => {
  test('what is JSON is read, to the value that the language reads', () => {
    const read = Object.entries(y).map(([name, text]) => [name, verdict(() => parseJson(text).value)]);
    expect(read).toEqual(Object.entries(y).map(([name, text]) => [name, JSON.parse(text) as unknown]));
  });

  test('what is not JSON is refused, with a line', () => {
    const wrong = Object.entries(n).filter(([, text]) => {
      try {
        parseJson(text);
        return true;
      } catch (error) {
        return !(
          error instanceof CountersignError &&
          error.code === 'SOURCE_UNREADABLE' &&
          /^Line \d+, column \d+: /.test(error.message)
        );
      }
    });
    expect(wrong).toEqual([]);
  });

  test('what is nested without end is refused for its depth, and soon', () => {
    expect(Object.values(deep).map((text) => verdict(() => parseJson(text)))).toEqual(
      Object.values(deep).map(() => 'SOURCE_TOO_DEEP'),
    );
  });

  test('what the standard leaves open comes out as decided', () => {
    expect(Object.entries(i).map(([name, [text]]) => [name, verdict(() => parseJson(text).value)])).toEqual(
      Object.entries(i).map(([name, [, value]]) => [name, value]),
    );
  });

  test('bytes: a byte order mark decides, and nothing is guessed', () => {
    const open = (content: readonly number[] | Uint8Array): unknown => {
      const evidence = openEvidence({ path: 'x', bytes: Uint8Array.from(content) }, ['json'], plain);
      return evidence?.format === 'json' ? evidence.documents[0]?.value : evidence;
    };
    expect(Object.entries(bytes).map(([name, [content]]) => [name, verdict(() => open(content))])).toEqual(
      Object.entries(bytes).map(([name, [, expected]]) => [name, expected]),
    );
  });

  test('a whole import of each: records, or refused in words, and what can not be read is not stored either', async () => {
    for (const [name, text] of [...Object.entries(y), ...Object.entries(n), ...Object.entries(deep)]) {
      for (const kind of ['gitleaks.report', 'ocsf.events', 'aws.account-authorization-details']) {
        const input = file(name, text);
        const records = await readAll(kind, [input]);
        const unreadable = records.some((record) => record.type === 'rejected' && record.address.pointer === null);
        const stored = verdict(() => redact(kind, input.bytes).count);
        expect([name, records.length > 0, typeof stored === 'string']).toEqual([name, true, unreadable]);
      }
    }
  });

  test('as a line among lines, only the broken line is lost', async () => {
    const good = '{"native_id":"a","kind":"bot","name":"a"}';
    for (const [name, text] of Object.entries(n).filter(
      ([, one]) => !/\n/.test(one) && one.trim() !== '' && !one.includes('\u0000'),
    )) {
      const counts: Record<string, number> = {};
      for await (const { type } of readSource('countersign.identities', [
        file(name, `${good}\n${text}\n${good.replace('"a"', '"b"')}\n`, 's'),
      ]))
        counts[type] = (counts[type] ?? 0) + 1;
      expect([name, counts.identity, counts.rejected]).toEqual([name, 2, 1]);
    }
  });
});
