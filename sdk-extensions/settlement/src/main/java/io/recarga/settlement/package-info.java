/** For apps whose carriers send settlement files, or whose accountants want a table. */
@NullMarked
package io.recarga.settlement;

import org.jspecify.annotations.NullMarked;
