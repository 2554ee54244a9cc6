# The schemas in editors: what the YAML language server says of the book's files, by the editor's settings.
use strict;
use warnings;
use Browser;

needs_node('yaml-language-server');
end_with_script('schemas.mjs');
