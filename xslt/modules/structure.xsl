<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, heads, paragraphs, breaks. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:a="urn:teitools:address"
  xmlns:i="urn:teitools:index"
  xmlns:s="urn:teitools:site"
  xmlns:t="urn:teitools:xslt"
  xmlns:tp="urn:teitools:xslt:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  expand-text="yes"
  exclude-result-prefixes="#all">

  <xsl:function name="t:divisions" visibility="public" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/(child::div | div1 | div2 | div3 | div4 | div5 | div6 | div7)"/>
  </xsl:function>

  <xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7 | argument | postscript" mode="t:html" as="element()">
    <xsl:element name="{if (head) then 'section' else 'div'}">
      <xsl:sequence select="t:place(., @type[. castable as xs:NCName] ! ('div-' || .))"/>
      <xsl:sequence select="t:blocks(.)"/>
    </xsl:element>
  </xsl:template>

  <!-- An abstract or keywords that open with their label: it is the heading, run in. -->
  <xsl:template match="front/div[empty(head)][count(p) = 1][p/node()[normalize-space()][1][self::label]]" mode="t:html" as="element()" priority="1">
    <section>
      <xsl:sequence select="t:place(., ('run-in', 'div-' || @type))"/>
      <h2><xsl:apply-templates select="p/label[1]/node()" mode="#current"/></h2>
      <xsl:text> </xsl:text>
      <xsl:sequence select="t:blocks(.)"/>
    </section>
  </xsl:template>

  <xsl:template match="front/div[empty(head)][@type = ('abstract', 'keywords')]" mode="t:html" as="element()">
    <section>
      <xsl:sequence select="t:place(., ('run-in', 'div-' || @type))"/>
      <h2><xsl:sequence select="$t:generated"/>{t:label(@type)}</h2>
      <xsl:text> </xsl:text>
      <xsl:sequence select="t:blocks(.)"/>
    </section>
  </xsl:template>

  <xsl:template match="front/div[empty(head)]/p[node()[normalize-space()][1][self::label]]/label[empty(preceding-sibling::*)]" mode="t:html" priority="1" as="empty-sequence()"/>

  <xsl:template match="p | ab | epigraph | salute | signed | dateline | trailer | (div | body | front | back)/byline | postscript/label" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'p')}">
      <xsl:sequence select="t:place(., local-name()[. != 'p'])"/>
      <xsl:apply-templates select="@a:n" mode="t:paragraph-number"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="(opener | closer | address)/*[self::dateline or self::salute or self::signed][not(t:holds-blocks(.))]" mode="t:html" priority="1" as="element()">
    <span>
      <xsl:sequence select="t:place(., local-name())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="opener | closer" mode="t:html" as="element()">
    <div>
      <xsl:sequence select="t:place(., local-name())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </div>
  </xsl:template>

  <!-- An address is written in lines; those outside addrLine run on. -->
  <xsl:template match="address" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., 'address'), t:spaced(node())"/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="addrLine" mode="t:html" as="element()">
    <span><xsl:sequence select="t:place(., 'address-line')"/><xsl:apply-templates select="node(), @a:app" mode="#current"/></span>
  </xsl:template>
  <xsl:template match="street | postCode | postBox" mode="t:html" as="node()*"><xsl:apply-templates select="." mode="tp:part"/></xsl:template>

  <xsl:mode name="t:paragraph-number" on-no-match="fail"/>

  <xsl:template match="@a:n" mode="t:paragraph-number" as="empty-sequence()"/>

  <xsl:template match="*[$paragraph-numbers][@a:kind = 'par']/@a:n" mode="t:paragraph-number" as="node()+">
    <a class="par" href="#{../@a:id}" aria-label="{t:label('paragraph')} {.}">
      <xsl:apply-templates select="../@a:page" mode="#current"/>
      <xsl:text>{.}</xsl:text>
    </a>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="@a:page" mode="t:paragraph-number" as="attribute(data-page)">
    <xsl:attribute name="data-page" select="."/>
  </xsl:template>

  <!-- The level of a heading: one more than the divisions around it that have one. -->
  <xsl:function name="t:level" visibility="public" as="xs:integer">
    <xsl:param name="head" as="element()"/>
    <xsl:variable name="owner" as="element()" select="$head/.."/>
    <xsl:variable name="around" as="element()*" select="$owner/ancestor::*[head][tp:takes-heading(.)]"/>
    <xsl:variable name="texts" as="element()*" select="$head/ancestor::TEI[ancestor::TEI or ancestor::teiCorpus]"/>
    <xsl:sequence select="min((6, 2 + count($around) + count($texts)))"/>
  </xsl:function>

  <xsl:function name="tp:takes-heading" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(self::listBibl, self::listPerson, self::listPlace, self::listOrg, self::listEvent, self::listObject, self::listNym,
        self::castList, self::set, self::prologue, self::epilogue, self::performance, self::listWit, self::listApp, self::body, self::front, self::back, self::text, self::group, self::argument, self::postscript))
        or exists(t:divisions($element/..) intersect $element)"/>
  </xsl:function>

  <xsl:template match="head[tp:takes-heading(..)]" mode="t:html" as="element()" priority="1">
    <xsl:element name="h{t:level(.)}">
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="head[tp:takes-heading(..)][t:holds-blocks(.)]" mode="t:html" as="element()" priority="2">
    <div role="heading" aria-level="{t:level(.)}">
      <xsl:sequence select="t:place(., 'heading')"/>
      <xsl:sequence select="t:blocks(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="head" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'p')}">
      <xsl:sequence select="t:place(., 'head')"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="milestone" mode="t:html" as="element()">
    <span><xsl:sequence select="t:place(., 'milestone')"/></span>
  </xsl:template>

  <xsl:template match="(div | body | back | front)/milestone" mode="t:html" as="element()">
    <hr><xsl:sequence select="t:place(., ('divider', @rend[. = 'asterisks']))"/></hr>
  </xsl:template>

  <!-- What should be empty and is not, is shown all the same. -->
  <xsl:template match="(pb | lb | cb | gb | milestone | anchor | pause | shift[@new] | path | handShift | caesura | lacunaStart | lacunaEnd | witStart | witEnd)[node()]" mode="t:html" as="node()*" priority="5">
    <xsl:next-match/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="lb" mode="t:html" as="element()"><br/></xsl:template>
  <xsl:template match="lb[@break = 'no']" mode="t:html" as="element()"><wbr/></xsl:template>
  <xsl:template match="lb[empty(preceding-sibling::node()[normalize-space()])]" mode="t:html" priority="1" as="empty-sequence()"/>

  <!-- Running heads and catchwords belong to the print's pages, not to the text. -->
  <xsl:template match="fw" mode="t:html" as="empty-sequence()"/>

  <xsl:template match="cb | gb | anchor | index" mode="t:html" as="node()*">
    <xsl:apply-templates select="@a:id" mode="tp:point"/>
  </xsl:template>

  <xsl:mode name="tp:point" on-no-match="fail"/>
  <xsl:template match="@a:id" mode="tp:point" as="element()"><span id="{.}"/></xsl:template>

  <xsl:template match="text()" mode="t:html" as="text()"><xsl:copy/></xsl:template>

  <!-- A break within a word: the white space around it belongs to the file, not to the word. -->
  <xsl:template match="text()[following-sibling::node()[1][tp:divides-word(.)]]" mode="t:html" as="text()?" priority="0.1">
    <xsl:value-of select="replace(., '\s+$', '') ! (if (current()/preceding-sibling::node()[1][tp:divides-word(.)]) then replace(., '^\s+', '') else .)"/>
  </xsl:template>
  <xsl:template match="text()[preceding-sibling::node()[1][tp:divides-word(.)]]" mode="t:html" as="text()?">
    <xsl:value-of select="replace(., '^\s+', '')"/>
  </xsl:template>

  <xsl:function name="tp:divides-word" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/(self::lb, self::pb, self::cb, self::gb)[@break = 'no' or (following-sibling::node()[normalize-space() or self::*][1], preceding-sibling::node()[normalize-space() or self::*][1])[self::lb or self::pb or self::cb]/@break = 'no'])"/>
  </xsl:function>
  <xsl:template match="comment() | processing-instruction()" mode="t:html" as="empty-sequence()"/>
</xsl:stylesheet>
