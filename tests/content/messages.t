# Every message on the wire is valid. One of SIP is a whole response: what RFC 3261 asks of it, and
# what the facts of its code call required. One of HTTP is a request with its response, either of
# which may leave its content out, but then says how long it is; content that is shown has the
# length that is stated, and is well formed where it is JSON or XML.
use strict;
use warnings;
use Test::More;
use JSON::PP;
use Time::Local 'timegm';
use Book;

use File::Temp;
my $dir = File::Temp::tempdir(CLEANUP => 1) . '/site';
my ($status, undef, $errors) = statusbook('build', '-q', '-o', $dir);
is($status, 0, 'the book is printed') or BAIL_OUT($errors);
my $protocol = decode_json(read_file("$dir/api/v1/sip.json"));

sub problems {
    my ($code) = @_;
    my @problems;
    my $message = $code->{message} // return 'no message';
    my ($head, $body) = split /\n\n/, $message, 2;
    my ($first, @lines) = split /\n/, $head;
    push @problems, "status line '$first'" if $first ne "SIP/2.0 $code->{code} $code->{name}";
    my %fields;
    for my $line (@lines) {
        if ($line =~ /^([A-Za-z0-9-]+): (\S.*)$/) { push @{$fields{lc $1}}, $2 }
        elsif ($line !~ /^[ \t]+\S/) { push @problems, "no header field: '$line'" }
    }
    for my $name ('Via', 'From', 'To', 'Call-ID', 'CSeq', 'Content-Length') {
        push @problems, "no $name" if !$fields{lc $name};
    }
    my $headers = $code->{facts}{headers} // {required => []};
    for my $name (@{$headers->{required}}) {
        push @problems, "no $name, which the facts call required" if !$fields{lc $name};
    }
    push @problems, 'a Via without a branch of RFC 3261'
      if grep { !m{^SIP/2\.0/(?:UDP|TCP|TLS|SCTP|WSS?) \S+;.*\bbranch=z9hG4bK} } @{$fields{via} // []};
    push @problems, 'From without a tag' if ($fields{from}[0] // '') !~ /;tag=\S/;
    my $tagged = ($fields{to}[0] // '') =~ /;tag=\S/;
    push @problems, $tagged ? 'To with a tag' : 'To without a tag'
      if $code->{code} eq '100' ? $tagged : !$tagged;
    push @problems, "CSeq '$fields{cseq}[0]'" if ($fields{cseq}[0] // '') !~ /^\d+ [A-Z]+$/;
    push @problems, 'Max-Forwards in a response' if $fields{'max-forwards'};
    (my $bytes = $body // '') =~ s/\n/\r\n/g;
    my $length = $fields{'content-length'}[0] // -1;
    # A body of lines, such as SDP, ends in CRLF; the last line end is not in the text here.
    my $ended = length($bytes) + 2;
    push @problems, "Content-Length $length, but the body has " . length($bytes)
      if $length != length($bytes) && !(length($bytes) && $length == $ended);
    push @problems, 'a body without Content-Type' if length($bytes) && !$fields{'content-type'};
    push @problems, "address $1" if $message =~ /\b(?!(?:192\.0\.2|198\.51\.100|203\.0\.113)\.)(\d+\.\d+\.\d+\.\d+)\b/;
    push @problems, "host $1" if $message =~ /@(?!\d)((?!(?:[\w-]+\.)*example\.(?:com|net|org)\b|anonymous\.invalid\b)[\w.-]+\.[a-z]+)/i;
    my ($method) = ($fields{cseq}[0] // '') =~ / ([A-Z]+)$/;
    my $methods = $code->{facts}{methods};
    push @problems, "method $method, which the facts do not name"
      if $methods && $method && !grep { $_ eq $method } @$methods;
    return join '; ', @problems;
}

# A code that no registry lists may be short, without a message.
my @registered = grep { $_->{status} !~ /^(unofficial|named_only)$/ } @{$protocol->{codes}};
is(scalar @registered, 75, 'all codes of the registry');
for my $code (@registered, grep { $_->{status} =~ /^(unofficial|named_only)$/ && $_->{message} } @{$protocol->{codes}}) {
    is(problems($code), '', "the message of $code->{code}");
}

# Whether all elements of a text end in the order in which they began; enough of XML for a message.
sub is_well_formed {
    my ($text) = @_;
    my @open;
    while ($text =~ m{<(/?)([\w:-]+)(?:\s+[\w:-]+="[^"<]*")*\s*(/?)>}g) {
        if (!$1) { push @open, $2 if !$3 }
        elsif ((pop @open // '') ne $2) { return 0 }
        return 0 if !@open && substr($text, pos $text) =~ /\S/;
    }
    return !@open && $text =~ /\A\s*</;
}

my @days = qw(Sun Mon Tue Wed Thu Fri Sat);
my %month = map { (qw(Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec))[$_] => $_ } 0 .. 11;

sub is_date {
    my ($day, $mday, $month, $year, $h, $m, $s) =
      $_[0] =~ /^(\w{3}), (\d\d) (\w{3}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/ or return 0;
    return $days[(gmtime timegm($s, $m, $h, $mday, $month{$month}, $year))[6]] eq $day;
}

sub http_problems {
    my ($text, %code) = @_;
    my @problems;
    my ($head, $content) = split /\n\n/, $text, 2;
    my ($first, @lines) = split /\n/, $head;
    my ($status) = $first =~ m{^HTTP/1\.1 (\d{3})};
    my %fields;
    for my $line (@lines) {
        if ($line =~ /^([A-Za-z0-9-]+): (\S.*)$/) { push @{$fields{lc $1}}, $2 }
        else { push @problems, "no header field: '$line'" }
    }
    my ($length, $type) = map { $_ ? $_->[0] : undef } @fields{'content-length', 'content-type'};
    if (!defined $status) {
        push @problems, 'no Host' if !$fields{host};
        push @problems, 'content of no length'
          if $type && !defined $length && !$fields{'transfer-encoding'};
    }
    elsif ($status eq $code{code}) {
        my $headers = $code{facts}{headers} // {};
        for my $name (@{$headers->{required} // []}) {
            push @problems, "no $name, which the facts call required" if !$fields{lc $name};
        }
    }
    push @problems, "status $status has no content"
      if defined $status && $status =~ /^(?:1|204|304)/ && (defined $length || defined $content);
    push @problems, 'content of no type' if !defined $type && (defined $content || $length);
    if (defined $content) {
        push @problems, "Content-Length $length, but the content has " . length $content
          if ($length // -1) != length $content;
        my $json = !$type || $type !~ /json/ || eval { JSON::PP->new->decode($content); 1 };
        # The one request that is malformed on purpose.
        push @problems, 'content that is no JSON' if !$json && !($code{code} eq '400' && !$status);
        push @problems, 'content that is no XML'
          if $type && $type =~ /xml/ && !is_well_formed($content);
    }
    for my $name (qw(date last-modified expires)) {
        push @problems, "$name '$_'" for grep { !is_date($_) } @{$fields{$name} // []};
    }
    return @problems;
}

my $http = decode_json(read_file("$dir/api/v1/http.json"));
my $seen = 0;
for my $code (@{$http->{codes}}) {
    next if !$code->{message} || ($code->{message_form} // 'head') ne 'head';
    my @messages = split m{\n\n(?=HTTP/1\.1 \d{3})}, $code->{message};
    is(scalar @messages, 2, "a request and its response at HTTP $code->{code}");
    is(join('; ', map { http_problems($_, %$code) } @messages), '', "the message of HTTP $code->{code}");
    $seen++;
}
cmp_ok($seen, '>=', 60, 'the messages of HTTP were read');
done_testing();
