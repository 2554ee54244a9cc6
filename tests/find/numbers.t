# What the find field makes of numbers and ids of other shapes than those of the project's own books: a small book of
# ten protocols, asked by the site's own script and data.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Book;

plan skip_all => 'no node' if system('command -v node >/dev/null') != 0;

# Codes: id => what stands in its file beside what all have.
my %codes = (
    quic => {
        PROTOCOL_VIOLATION => 'number: "0x0a"',
        CRYPTO_ERROR => 'range: "0x0100-0x01ff"',
        H3_REQUEST_REJECTED => 'number: "0x010b"',
        GREASE => 'number: "0x3fffffffffffffff"',
    },
    hresult => {E_ACCESSDENIED => 'number: "0x80070005"', E_NOTIMPL => 'number: "0x80004001"'},
    ora => {'ORA-00001' => 'name: unique constraint violated', 'ORA-00942' => 'name: table or view does not exist'},
    ldap => {noSuchObject => 'number: "32"', unwillingToPerform => 'number: "53"'},
    q850 => {16 => 'name: Normal call clearing', 102 => 'name: Recovery on timer expiry'},
    modbus => {'01' => 'name: Illegal Function', '02' => 'name: Illegal Data Address', '11' => 'name: Gateway Target Device Failed to Respond'},
    errno => {ECONNREFUSED => 'name: Connection refused', EAGAIN => 'name: Try again'},
    coap => {'4.04' => 'name: Not Found', '2.05' => 'name: Content'},
    kafka => {UNKNOWN_SERVER_ERROR => 'number: "-1"', OFFSET_OUT_OF_RANGE => 'number: "1"'},
    exit => {0 => "name: Success\nclass: plain"},
);
my %names = (q850 => 'Q.850', quic => 'QUIC/1');
my %tokens = (ECONNREFUSED => '111', EAGAIN => '11');

my $book = Book::with_words();
write_file("$book/site.yaml", "format: 1\nlanguages: [en]\nprotocols: [" . join(', ', sort keys %codes) . "]\n");
for my $protocol (sort keys %codes) {
    my $name = $names{$protocol} // uc $protocol;
    my $classes = $protocol eq 'exit' ? "classes:\n  plain:\n    codes: 0-125\n    name: Of the program\n    about: |-\n      The program says it.\n" : '';
    write_file("$book/codes/$protocol/protocol.yaml", <<"END");
name: $name
title: The protocol $protocol
about: |-
  It carries things.
sources: [RFC 9999]
${classes}questions:
  value:
    label: Value
    asks: Which value has it?
    kind: tokens
    find: $protocol
END
    for my $id (sort keys %{$codes{$protocol}}) {
        write_file("$book/codes/$protocol/$id.yaml", <<"END");
code: "$id"
$codes{$protocol}{$id}
status: current
sources: [RFC 9999]
checked: 2026-11
gloss: It is $id
description: |-
  It is told.
when_seen: |-
  At times.
when_to_use: |-
  At other times.
how_to_fix: |-
  Mend it.
facts: {value: ["@{[$tokens{$id} // 7000]}"]}
END
    }
}
my $site = build_once($book);
my $folder = tempdir(CLEANUP => 1);

my @queries = (
    # A range in hexadecimal, by a number inside, as it is written and in decimal; a number with other zeros, and one of 62 bits.
    ['quic', '0x178', 'quic/CRYPTO_ERROR'], ['quic', '376', 'quic/CRYPTO_ERROR'], ['quic', '0x10b', 'quic/H3_REQUEST_REJECTED'],
    ['quic', '0xa', 'quic/PROTOCOL_VIOLATION'], ['quic', '0x3fffffffffffffff', 'quic/GREASE'],
    ['quic', '4611686018427387903', 'quic/GREASE'],
    # One of 32 bits as programs write it.
    ['-', 'Exception from HRESULT: 0x80070005', 'hresult/E_ACCESSDENIED'], ['-', '80070005', 'hresult/E_ACCESSDENIED'],
    ['-', '-2147024891', 'hresult/E_ACCESSDENIED'], ['-', '2147942405', 'hresult/E_ACCESSDENIED'],
    # Zeros that people leave out, or put in.
    ['-', 'ORA-942', 'ora/ORA-00942'], ['-', 'ora-1 vs ora-942', 'ora/ORA-00001-vs-ORA-00942'],
    # Below zero, and the same number without the sign.
    ['-', '-1', 'kafka/UNKNOWN_SERVER_ERROR'], ['-', 'error code: -1', 'kafka/UNKNOWN_SERVER_ERROR'], ['-', '(-1)', 'kafka/UNKNOWN_SERVER_ERROR'],
    ['kafka', '-1', 'kafka/UNKNOWN_SERVER_ERROR'], ['kafka', '1', 'kafka/OFFSET_OUT_OF_RANGE'],
    # A short word inside of a class of errors.
    ['-', 'OffsetOutOfRangeException', 'kafka/OFFSET_OUT_OF_RANGE'],
    # A class and a detail with a point between them, alone and behind the name of the protocol.
    ['-', '4.04', 'coap/4.04'], ['coap', '4.04', 'coap/4.04'], ['-', 'coap 2.05', 'coap/2.05'], ['-', '4,04', 'coap/4.04'],
    ['modbus', '2', 'modbus/02'],
    ['modbus', '0x02', 'modbus/02'],
    # A byte in hexadecimal, as devices show it.
    ['-', 'modbus 0B', 'modbus/11'], ['modbus', 'exception 0b', 'modbus/11'], ['-', 'quic 0A', 'quic/PROTOCOL_VIOLATION'],
    # An id is made of words.
    ['-', 'no such object', 'ldap/noSuchObject'], ['-', 'unwilling to perform', 'ldap/unwillingToPerform'],
    ['-', 'unwillingToPerform', 'ldap/unwillingToPerform'],
    # A cause of Q.850 is no noise where the book has that protocol, whose name has a sign.
    ['-', 'Q.850;cause=16;text="Terminated"', 'q850/16'], ['-', 'q850 cause 102', 'q850/102'],
    ['-', 'quic1 error 0xa', 'quic/PROTOCOL_VIOLATION'],
    # A number beside the names of the page's protocol comes before a class of another one.
    ['errno', '111', 'errno/ECONNREFUSED'], ['-', '111', 'exit/plain'],
);
for my $row (@queries) {
    my ($protocol, $query, $wanted) = @$row;
    write_file("$folder/query", "$query\n");
    my $page = $protocol eq '-' ? '' : $protocol;
    my ($first) = split / /, `tests/lib/find '$site' en $page <'$folder/query'`;
    chomp($first //= '');
    is($first, $wanted, "$protocol: $query");
}
done_testing();
