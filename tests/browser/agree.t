# Schema and check agree on the form of files: a set of documents goes through both.
use strict;
use warnings;
use Browser;
use Book;

needs_node('yaml-language-server');
$ENV{AGREE_BOOK} = diag_book('base');
$ENV{STATUSBOOK} //= 'build/statusbook';
end_with_script('agree.mjs');
