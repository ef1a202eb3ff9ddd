package io.recarga.testkit.toy;

/** The reference adapter keeps the whole contract. */
class ToyAdapterTest extends ToyContract {}
