<?xml version="1.0" encoding="UTF-8"?>
<!-- The critical apparatus: the lemma stands in the text, its readings in a note of the apparatus. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:teitools:address" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The reading that the text has: the lemma, or the first reading where the editor prefers none. An entry that
       points to its place in the text from outside has no words there. -->
  <xsl:function name="tp:text-reading" as="element()?">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="if ($app/lem) then $app/lem[1] else $app[not(tp:is-detached(.))]/descendant::rdg[ancestor::app[1] is $app][1]"/>
  </xsl:function>

  <xsl:function name="tp:is-detached" as="xs:boolean">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="exists($app/(@from, @loc, @to)) or exists($app/parent::listApp)"/>
  </xsl:function>

  <!-- Whether an entry stands by itself in a list of entries, with its lemma. -->
  <xsl:function name="tp:is-listed-app" as="xs:boolean">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="exists($app/parent::*[self::listApp or local-name() = $tp:containers][not(text()[normalize-space()])])
        and not($app/lem/*/tp:is-block(.) = true())"/>
  </xsl:function>

  <xsl:template match="app" mode="t:print-inline" as="node()*">
    <xsl:sequence select="tp:anchors(.)"/>
    <xsl:apply-templates select="tp:text-reading(.)" mode="t:print-inline"/>
    <xsl:call-template name="tp:apparatus-note"/>
  </xsl:template>

  <!-- A lemma of whole paragraphs or lines. -->
  <xsl:template match="app" mode="t:print-block" as="node()*">
    <xsl:sequence select="tp:anchors(.), tp:blocks(tp:text-reading(.)/node())"/>
    <p><xsl:call-template name="tp:apparatus-note"/></p>
  </xsl:template>

  <xsl:template match="app[tp:is-listed-app(.)]" mode="t:print-block" as="element(p:reference)" priority="1">
    <reference kind="apparatus">
      <xsl:sequence select="tp:attribute('title', (@loc, @n, @xml:id)[1]), tp:anchors(.)"/>
      <xsl:where-populated>
        <lemma><xsl:sequence select="tp:witnesses(lem[1])"/><xsl:apply-templates select="lem/node()" mode="t:print-inline"/></lemma>
      </xsl:where-populated>
      <xsl:apply-templates select="* except lem" mode="t:print-reading"/>
    </reference>
  </xsl:template>

  <xsl:template name="tp:apparatus-note" as="element(p:note)?">
    <xsl:variable name="chosen" as="element()?" select="tp:text-reading(.)"/>
    <xsl:variable name="readings" as="node()*">
      <xsl:apply-templates select="* except $chosen" mode="t:print-reading"/>
    </xsl:variable>
    <xsl:if test="exists($readings) or exists($chosen/@wit) and normalize-space($chosen)">
      <note id="{tp:note-id(.)}" series="apparatus">
        <xsl:sequence select="tp:attribute('line', tp:line-number(.)), tp:lemma(., $chosen), tp:witnesses($chosen), $readings"/>
      </note>
    </xsl:if>
  </xsl:template>

  <!-- The number of the line of verse on which an entry stands: its own, or that of the stanza and a letter. -->
  <xsl:function name="tp:line-number" as="xs:string?">
    <xsl:param name="app" as="element()"/>
    <xsl:variable name="line" as="element()?" select="$app/ancestor::l[1]"/>
    <xsl:variable name="stanza" as="element()?" select="$line/ancestor::lg[@n][1]"/>
    <xsl:variable name="lines" as="element()*" select="$stanza//l"/>
    <xsl:variable name="letter" as="xs:string?" select="$line ! substring('abcdefghijklmnopqrstuvwxyz', index-of($lines ! generate-id(.), generate-id($line))[1], 1)"/>
    <xsl:sequence select="($line/(@a:n, @n)[1], $stanza ! (@n || $letter[count($lines) gt 1]))[1]"/>
  </xsl:function>

  <!-- The words that an entry is about, as the apparatus repeats them. -->
  <xsl:function name="tp:lemma" as="attribute()*">
    <xsl:param name="app" as="element()"/>
    <xsl:param name="chosen" as="element()?"/>
    <xsl:variable name="words" as="xs:string" select="if ($chosen) then tp:plain($chosen) else tp:words-from-anchor($app)"/>
    <xsl:sequence select="tp:attribute('lemma', tp:abridged($words)),
        tp:attribute('after', tp:abridged(tp:last-word($app/preceding-sibling::node()[normalize-space()][1]))[not($words)])"/>
  </xsl:function>

  <!-- The text between the place that @from names and the entry. -->
  <xsl:function name="tp:words-from-anchor" as="xs:string">
    <xsl:param name="app" as="element()"/>
    <xsl:variable name="start" as="element()?" select="key('tp:identified', substring($app/@from, 2), $t:document)[1]"/>
    <xsl:variable name="texts" as="text()*" select="$start[. &lt;&lt; $app][.. is $app/..]/following::text()[. &lt;&lt; $app][not(ancestor::app or ancestor::note)]"/>
    <xsl:sequence select="normalize-space(string-join($texts))"/>
  </xsl:function>

  <xsl:function name="tp:last-word" as="xs:string?">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="tokenize($node[not(self::note)])[last()]"/>
  </xsl:function>

  <!-- A long lemma by its first and last words. -->
  <xsl:function name="tp:abridged" as="xs:string?">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($text)"/>
    <xsl:sequence select="if (count($words) gt 6) then string-join($words[position() le 2], ' ') || ' … ' || $words[last()] else $text"/>
  </xsl:function>

  <!-- The sigla of a reading; those that stand in the text as elements are words of the text. -->
  <xsl:function name="tp:witnesses" as="attribute()?">
    <xsl:param name="reading" as="element()?"/>
    <xsl:variable name="own" as="xs:string*" select="$reading[not(wit)]/(@wit, @source, @resp) ! tokenize(.)"/>
    <xsl:variable name="tokens" as="xs:string*" select="if (exists($own)) then $own else $reading/parent::rdgGrp/@wit ! tokenize(.)"/>
    <xsl:sequence select="tp:attribute('witnesses', string-join(distinct-values($tokens ! tp:siglum(.)), ' '))"/>
  </xsl:function>

  <xsl:function name="tp:siglum" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:variable name="id" as="xs:string" select="replace($pointer, '^.*[#/]', '')"/>
    <xsl:variable name="named" as="element()?" select="key('tp:identified', $id, $t:document)[1]"/>
    <xsl:sequence select="($named/abbr[@type = ('siglum', 'sigla', 'sigil')], $named/idno[@type = 'siglum'], $named/@n, $id)[normalize-space()][1] ! normalize-space()"/>
  </xsl:function>

  <!-- What the apparatus has beside the lemma: readings, details of witnesses, notes. -->
  <xsl:mode name="t:print-reading" on-no-match="fail"/>

  <xsl:template match="rdg | lem" mode="t:print-reading" as="element(p:reading)">
    <reading>
      <xsl:sequence select="tp:witnesses(.), tp:attribute('kind', 'omitted'[tp:is-omission(current())]), tp:language(.), tp:anchors(.)"/>
      <xsl:apply-templates mode="t:print-inline"/>
    </reading>
  </xsl:template>

  <!-- The reading that stands in the text is not repeated. -->
  <xsl:template match="rdgGrp/rdg[. is tp:text-reading(ancestor::app[1])]" mode="t:print-reading" priority="1"/>

  <xsl:function name="tp:is-omission" as="xs:boolean">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="not(normalize-space($reading)) and empty($reading/descendant::*[self::gap or self::space or self::lacunaStart
        or self::lacunaEnd or self::witStart or self::witEnd or self::ptr or self::ref])"/>
  </xsl:function>

  <xsl:template match="rdgGrp" mode="t:print-reading" as="node()*">
    <xsl:sequence select="tp:anchors(.)"/>
    <xsl:apply-templates select="*" mode="t:print-reading"/>
  </xsl:template>

  <xsl:template match="witDetail" mode="t:print-reading" as="element(p:reading)">
    <reading kind="detail">
      <xsl:sequence select="tp:witnesses(.), tp:attribute('title', @type[not(normalize-space(current()))]), tp:language(.), tp:anchors(.)"/>
      <xsl:apply-templates mode="t:print-inline"/>
    </reading>
  </xsl:template>

  <xsl:template match="wit" mode="t:print-reading t:print-inline" as="element(p:span)" priority="1">
    <span kind="siglum"><xsl:apply-templates mode="t:print-inline"/></span>
  </xsl:template>

  <xsl:template match="note | noteGrp" mode="t:print-reading" as="element(p:reading)">
    <reading kind="comment">
      <xsl:sequence select="tp:language(.), tp:anchors(.)"/>
      <xsl:apply-templates mode="t:print-inline"/>
    </reading>
  </xsl:template>

  <xsl:template match="*" mode="t:print-reading" as="node()*" priority="-1">
    <xsl:apply-templates select="." mode="t:print-inline"/>
  </xsl:template>

  <!-- An entry about a reading that itself stands in the apparatus follows in brackets. -->
  <xsl:template match="app[ancestor::rdg or ancestor::witDetail or ancestor::note[parent::app]]" mode="t:print-inline" as="node()*" priority="1">
    <xsl:variable name="chosen" as="element()?" select="tp:text-reading(.)"/>
    <xsl:sequence select="tp:anchors(.)"/>
    <xsl:apply-templates select="$chosen" mode="t:print-inline"/>
    <xsl:where-populated>
      <variants>
        <xsl:sequence select="tp:witnesses($chosen)[exists(current()/(* except $chosen))]"/>
        <xsl:apply-templates select="* except $chosen" mode="t:print-reading"/>
      </variants>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template match="note[ancestor::rdg or ancestor::witDetail]" mode="t:print-inline" as="node()*" priority="4">
    <xsl:text> (</xsl:text>
    <xsl:sequence select="tp:anchors(.)"/>
    <xsl:apply-templates mode="t:print-inline"/>
    <xsl:text>)</xsl:text>
  </xsl:template>

  <!-- Where a witness begins, ends or fails. -->
  <xsl:template match="witStart | witEnd | lacunaStart | lacunaEnd" mode="t:print-inline" as="element(p:added)" priority="1">
    <added text="{tp:label(local-name())}"/>
  </xsl:template>

  <xsl:template match="(witStart | witEnd | lacunaStart | lacunaEnd)[ancestor::*[self::lem or self::rdg][1][self::lem or . is tp:text-reading(ancestor::app[1])]]"
      mode="t:print-inline" priority="2"/>

  <xsl:template match="rdg//l | rdg//p | rdg//ab | rdg//lg" mode="t:print-inline" as="node()*" priority="1">
    <xsl:if test="exists(preceding-sibling::*[1][local-name() = local-name(current())])"><xsl:text> / </xsl:text></xsl:if>
    <xsl:call-template name="tp:words"/>
  </xsl:template>

</xsl:stylesheet>
