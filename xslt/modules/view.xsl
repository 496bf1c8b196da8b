<?xml version="1.0" encoding="UTF-8"?>
<!-- The panel beside a text: contents, pages of the print, and what to show. -->
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

  <xsl:function name="t:tools" visibility="public" as="element()">
    <xsl:param name="tei" as="element()"/>
    <aside class="tools" aria-label="{t:label('contents-and-view')}">
      <xsl:sequence select="$t:generated"/>
      <details>
        <summary>{t:label('contents-and-view')}</summary>
        <div class="panel">
          <xsl:sequence select="t:toc($tei), t:page-list($tei), tp:view($tei)"/>
        </div>
      </details>
    </aside>
  </xsl:function>

  <!-- Switches that the style sheet reads with :has(), so that they work without a script. -->
  <xsl:function name="tp:view" as="element()">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="layers" as="element()*" select="
        tp:layer('names', exists(key('tp:mentioned-in', $document, $indexes)[not(../@kind = ('dates', 'apparatus'))])),
        tp:layer('dates', exists($tei//date)),
        tp:layer('pagebreaks', exists($tei//pb)),
        tp:layer('emendations', exists($tei//@a:app)),
        tp:layer('variants', exists($tei//text//app))"/>
    <div class="view">
      <xsl:if test="$copy-text and $tei/text//choice">
        <fieldset>
          <legend>{t:label('reading')}</legend>
          <label><input type="radio" name="reading" id="ui:edited" value="edited" checked=""/> {t:label('edited')}</label>
          <label><input type="radio" name="reading" id="ui:copy" value="copy"/> {t:label('copy')}</label>
        </fieldset>
      </xsl:if>
      <xsl:if test="exists($layers)">
        <fieldset>
          <legend>{t:label('show')}</legend>
          <xsl:sequence select="$layers"/>
        </fieldset>
      </xsl:if>
    </div>
  </xsl:function>

  <xsl:function name="tp:layer" as="element()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="present" as="xs:boolean"/>
    <xsl:if test="$present">
      <label><input type="checkbox" name="show" id="ui:{$name}" value="{$name}" checked=""/> {t:label($name)}</label>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
