<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: marks in the text and the notes they call. Numbers and anchors come with the addressed tree. -->
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

  <xsl:mode name="t:note-mark" on-no-match="fail"/>
  <xsl:mode name="t:note" on-no-match="fail"/>

  <!-- A mark that points to a note. -->
  <xsl:template match="*[@a:note]" mode="t:html" as="element()" priority="3">
    <xsl:sequence select="tp:mark-link(@a:id, @a:note, (@a:n, @n)[1])"/>
  </xsl:template>

  <!-- A note that stands at its mark: the mark stands for it, the note goes to the list. -->
  <xsl:template match="note[@a:kind = 'note']" mode="t:html" as="element()?" priority="1">
    <xsl:apply-templates select="." mode="t:note-mark"/>
  </xsl:template>

  <xsl:template match="note" mode="t:note-mark" as="element()">
    <xsl:sequence select="tp:mark-link(tp:own-mark(.), @a:id, @a:n)"/>
  </xsl:template>

  <xsl:template match="note[@a:mark]" mode="t:note-mark" as="empty-sequence()"/>

  <xsl:function name="tp:own-mark" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="($note/@a:mark, 'mark.' || replace($note/@a:id, '^note\.', ''))[1]"/>
  </xsl:function>

  <xsl:function name="tp:mark-link" as="element()">
    <xsl:param name="mark" as="xs:string"/>
    <xsl:param name="note" as="xs:string"/>
    <xsl:param name="number" as="xs:string"/>
    <sup class="mark"><a role="doc-noteref" id="{$mark}" href="#{$note}" aria-label="{t:label('note')} {$number}">{$number}</a></sup>
  </xsl:function>

  <!-- Notes that stand together in a division of notes are listed there; others are collected after the text. -->
  <xsl:function name="t:is-listed" visibility="public" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="$note/@a:kind = 'note' and exists($note/parent::*[self::listAnnotation or self::annotation or self::noteGrp[parent::div or parent::div1 or parent::body or parent::back]
        or (self::div | self::div1 | self::back)[@type = 'notes' or @a:id = 'notes' or empty(* except (note, head, pb, lb, fw))]])"/>
  </xsl:function>

  <xsl:function name="t:collected-notes" visibility="public" as="element()?">
    <xsl:param name="text" as="element(text)"/>
    <xsl:variable name="notes" as="element(note)*" select="$text[not(ancestor::text)]//note[@a:kind = 'note'][not(t:is-listed(.))]"/>
    <xsl:if test="exists($notes)">
      <section class="div-notes" id="{t:free-id($text, 'notes')}">
        <h2><xsl:sequence select="$t:generated"/>{t:label('notes')}</h2>
        <xsl:for-each-group select="$notes" group-by="string(@a:series)">
          <xsl:sort select="current-grouping-key()[. = '']" order="descending"/>
          <xsl:apply-templates select="@a:series" mode="tp:series"/>
          <xsl:sequence select="t:note-list(current-group())"/>
        </xsl:for-each-group>
      </section>
    </xsl:if>
  </xsl:function>

  <!-- Who speaks in a series of notes: a name that we know, or the person whom the pointer means. -->
  <xsl:mode name="tp:series" on-no-match="fail"/>
  <xsl:template match="@a:series" mode="tp:series" as="element()">
    <xsl:variable name="person" as="element()?" select="key('t:xml-id', substring-after(., '#'), root(.))[1]"/>
    <xsl:variable name="name" as="xs:string" select="string($person/(persName, name, .)[1] ! t:plain(node()))"/>
    <h3><xsl:sequence select="$t:generated"/>{if (contains(., '#')) then t:label('notes-of') || ' ' || ($name[. != ''], substring-after(., '#'))[1] else t:label('notes-' || .)}</h3>
  </xsl:template>

  <xsl:template match="div[@type = 'notes'][empty(head)]" mode="t:html" as="element()">
    <section role="doc-endnotes" aria-label="{t:label('notes')}">
      <xsl:sequence select="t:place(., 'div-notes')"/>
      <h2><xsl:sequence select="$t:generated"/>{t:label('notes')}</h2>
      <xsl:sequence select="t:blocks(.)"/>
    </section>
  </xsl:template>

  <xsl:function name="t:note-list" visibility="public" as="element()">
    <xsl:param name="notes" as="node()*"/>
    <ol class="notes">
      <xsl:apply-templates select="$notes/self::note" mode="t:note"/>
    </ol>
  </xsl:function>

  <xsl:template match="note" mode="t:note" as="element()">
    <li>
      <xsl:sequence select="t:place(., ())"/>
      <a class="number" role="doc-backlink" href="#{tp:own-mark(.)}" aria-label="{t:label('back-to')} {@a:n}">{@a:n}</a>
      <div class="note">
        <xsl:sequence select="t:content(.)"/>
      </div>
    </li>
  </xsl:template>

  <!-- A note without a mark anywhere has nowhere to lead back to. -->
  <xsl:template match="note[not(@a:mark)][t:is-listed(.)]" mode="t:note" as="element()">
    <li>
      <xsl:sequence select="t:place(., ())"/>
      <span class="number" data-generated="">{@a:n}</span>
      <div class="note">
        <xsl:sequence select="t:content(.)"/>
      </div>
    </li>
  </xsl:template>

  <!-- Notes in the margin and notes inside other things stand where they are. -->
  <xsl:template match="note" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., ('note-inline', 'note-margin'[current()/@a:kind = 'margin']))"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Notes on one thing in several languages. -->
  <xsl:template match="noteGrp[empty(t:listed(.))]" mode="t:html" as="node()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:function name="t:listed" as="element(note)*">
    <xsl:param name="group" as="element(noteGrp)"/>
    <xsl:sequence select="$group/note[t:is-listed(.)]"/>
  </xsl:function>

  <xsl:template match="(div | body | front | back)/note[not(@a:kind = 'note')]" mode="t:html" as="element()">
    <div>
      <xsl:sequence select="t:place(., 'note-block')"/>
      <xsl:sequence select="t:content(.)"/>
    </div>
  </xsl:template>

  <!-- An editorial note is the reason of a decision, and stands with it in the apparatus. -->
  <xsl:template match="note[t:is-in-apparatus(.)]" mode="t:html" priority="4" as="empty-sequence()"/>

  <xsl:function name="t:is-in-apparatus" visibility="public" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists(tokenize($note/@a:explains) ! t:decision(.))"/>
  </xsl:function>
</xsl:stylesheet>
